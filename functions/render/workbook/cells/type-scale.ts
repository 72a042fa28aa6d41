/** The one type scale, in points, of cells and charts. Summary is printed at about four fifths of it. */
export const typeScale = { tick: 8, note: 9, body: 10, section: 11, figure: 16, title: 18 } as const;
