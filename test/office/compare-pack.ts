import { weeklyPack } from '../../functions/render/workbook/sheet-names.ts';

const mostPages = 4;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-/;
/** On each sheet but the first, a list of cases in full has this head. */
const wholeLists = /All cases to look at|Reviews overdue\n|Each case that moved/;

/** What is wrong with the weekly pack on paper: its sheets come first, a page each, and hold no UUID and no whole list. */
export function comparePack(pages: readonly string[]): string[] {
  const titles = pages.map((page) => page.trim().split('\n')[0]?.trim() ?? '');
  const pack = weeklyPack.slice(1).map((name) => titles.indexOf(name));
  const first = weeklyPack.length;
  return [
    ...(first > mostPages ? [`the weekly pack has ${first} pages, more than ${mostPages}`] : []),
    ...pack.flatMap((page, index) =>
      page === index + 1 ? [] : [`${weeklyPack[index + 1]} begins on page ${page + 1} instead of ${index + 2}`],
    ),
    // A month's Board begins with the firm, and takes two pages.
    ...(titles[first] === 'Stages' || titles[first + 2] === 'Stages'
      ? []
      : [`page ${first + 1} is "${titles[first]}", so a sheet of the pack takes more than a page`]),
    ...pages.slice(0, first).flatMap((page, index) => (uuid.test(page) ? [`page ${index + 1} has a UUID`] : [])),
    ...pages
      .slice(1, first)
      .flatMap((page, index) => (wholeLists.test(page) ? [`page ${index + 2} has a whole list`] : [])),
  ];
}
