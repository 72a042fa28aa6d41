/*
 * The workbook's colours as RRGGBB. Every ink stands at 4.5 to 1 or more on the fill it is used on (WCAG 2.2, 1.4.3),
 * and no meaning is told by colour alone.
 */
export const palette = {
  ink: '1F2933',
  /** Labels, notes and UUIDs: 6.5 to 1 on white, 5.8 to 1 on `mist`. */
  quiet: '52606D',
  white: 'FFFFFF',
  /** Headers; white stands at 11 to 1 on it. */
  brand: '1B3A57',
  headRule: '5B7A97',
  mist: 'EEF2F6',
  /** Of data bars; ink stands at 10 to 1 on it. */
  bar: 'C6D7E8',
  line: 'D5DCE3',
  link: '0B5394',
  warnFill: 'FFF1CC',
  warnInk: '6B3E00',
  overviewTab: '1B3A57',
  toDoTab: 'B45309',
  listTab: '5B7A97',
  trustTab: '2F6B4F',
} as const;

/** As exceljs wants a colour. */
export function argb(colour: string): { argb: string } {
  return { argb: `FF${colour}` };
}
