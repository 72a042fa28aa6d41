import { showsNothing } from '../../../analyse/shows-nothing.ts';
import { cellText } from '../cells/cell-text.ts';

// Excel refuses a table with a longer heading.
const longest = 255;

/**
 * Headings that a table can have: on one line, none blank, none twice (Excel takes "Tags" and "tags" for the same).
 * A heading that comes first keeps its own; a later one gets a number.
 */
export function uniqueHeadings(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((given) => {
    const shown = cellText(
      given
        .replace(/\s+/gu, ' ')
        .trim()
        .slice(0, longest - 5),
    );
    const heading = showsNothing(shown) ? 'Column' : shown;
    let unique = heading;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${heading} (${number})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
