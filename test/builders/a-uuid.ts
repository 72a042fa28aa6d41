/** A uuid that shows its number: the same number is the same thing. */
export function aUuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
