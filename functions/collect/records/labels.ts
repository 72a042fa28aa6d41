import { textFrom } from './plannr-fields.ts';

/** A person's name, in one piece or in two. */
export function accountName(account: { name: string; first_name: string; last_name: string }): string {
  return account.name.trim() !== '' ? account.name : `${account.first_name} ${account.last_name}`.trim();
}

/** The text that a person would know a thing by. */
export function labelFrom(value: unknown): string {
  if (typeof value !== 'object' || value === null) return textFrom(value);
  const at = (key: string) => textFrom(Reflect.get(value, key));
  const name = accountName({ name: at('name'), first_name: at('first_name'), last_name: at('last_name') });
  return [name, at('label'), at('formatted'), at('value')].find((text) => text.trim() !== '') ?? '';
}
