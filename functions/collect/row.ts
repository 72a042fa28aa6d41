/** One row of a list as read: what it says, or why it cannot be used. Of the row itself nothing else is kept. */
export type Row<T> = { readonly uuid: string; readonly value: T } | { readonly uuid?: string; readonly reason: string };

/** A record that does not fit: its uuid, where it has one, and the fields that are wrong. */
export type SetAside = { readonly uuid?: string; readonly reason: string };
