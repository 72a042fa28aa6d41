/**
 * A colour with light and dark exchanged and its hue kept, as programs do that make a light mail dark by themselves.
 * None tells how exactly; lightness is HSL's. `#RRGGBB`
 */
export function turned(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  // To add the same to all three changes nothing but the lightness, which becomes 1 less it.
  const change = 255 - Math.max(red, green, blue) - Math.min(red, green, blue);
  return `#${[red, green, blue].map((part) => (part + change).toString(16).padStart(2, '0')).join('')}`;
}
