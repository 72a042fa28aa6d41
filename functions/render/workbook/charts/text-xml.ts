import { palette } from '../cells/palette.ts';
import { typeScale } from '../cells/type-scale.ts';
import { attributeXml } from './xml.ts';

/* Text in a chart: DrawingML's `a:` elements, in the font of the cells. Sizes are in points. */

const size = { small: typeScale.tick, body: typeScale.note, title: typeScale.section } as const;

export type TextLook = {
  readonly size?: keyof typeof size;
  readonly isBold?: boolean;
  readonly colour?: string;
  /** Never at an angle, however little room there is. */
  readonly isLevel?: boolean;
};

/** `c:txPr`: how text looks that the program itself writes. */
export function textLook(look: TextLook = {}): string {
  const body = look.isLevel === true ? '<a:bodyPr rot="0" vert="horz"/>' : '<a:bodyPr/>';
  return `<c:txPr>${body}<a:lstStyle/><a:p><a:pPr>${properties('a:defRPr', look)}</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;
}

/** `c:title` with words of our own; those of an axis that stands run upwards. */
export function title(text: string, look: TextLook, isUpright = false): string {
  const body = isUpright ? '<a:bodyPr rot="-5400000" vert="horz"/>' : '<a:bodyPr/>';
  return (
    `<c:title><c:tx><c:rich>${body}<a:lstStyle/><a:p><a:pPr>${properties('a:defRPr', look)}</a:pPr>` +
    `<a:r>${properties('a:rPr', look, ' lang="en-GB"')}<a:t>${attributeXml(text)}</a:t></a:r></a:p></c:rich></c:tx>` +
    '<c:overlay val="0"/></c:title>'
  );
}

function properties(element: 'a:defRPr' | 'a:rPr', look: TextLook, language = ''): string {
  const { size: scale = 'body', isBold = false, colour = palette.quiet } = look;
  return (
    `<${element}${language} sz="${size[scale] * 100}" b="${isBold ? 1 : 0}">` +
    `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:latin typeface="Arial"/><a:cs typeface="Arial"/></${element}>`
  );
}
