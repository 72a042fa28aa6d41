/* `c:spPr`: fills and lines. Line widths are in points. */

const emuPerPoint = 12_700;

export const noShape = '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>';

/** A filled shape; `edge` parts it from the one beside it. */
export function filled(colour: string, edge?: string): string {
  return `<c:spPr>${solid(colour)}${edge === undefined ? '<a:ln><a:noFill/></a:ln>' : line(edge, 0.75)}</c:spPr>`;
}

export function lined(colour: string, width: number, isDashed = false): string {
  return `<c:spPr>${line(colour, width, isDashed)}</c:spPr>`;
}

function line(colour: string, width: number, isDashed = false): string {
  const dash = isDashed ? '<a:prstDash val="sysDash"/>' : '';
  return `<a:ln w="${width * emuPerPoint}" cap="flat">${solid(colour)}${dash}<a:round/></a:ln>`;
}

function solid(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}
