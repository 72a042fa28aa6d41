// A run of Arabic or Hebrew words, with the blanks and marks between them.
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}](?:[^\p{L}\p{N}]*[\p{Script=Arabic}\p{Script=Hebrew}]+)*/gu;

/**
 * A sentence of ours in which names from outside stand, some of them perhaps written from right to left: what follows
 * such a name stays after it. Without the mark a figure after it would be shown before it, its currency at its end.
 */
export function keepOrder(text: string): string {
  return text.replace(rightToLeft, '$&\u200e');
}
