/** The workbook's one type scale, in points; on a page of Summary, which is printed at three quarters, the smallest is 6.7. */
export const typeScale = { note: 9, body: 10, section: 11, figure: 16, title: 18 } as const;
