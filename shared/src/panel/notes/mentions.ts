import type { PersonName } from '../../kernel/person-name.js';

/** The beginning of a name that is being typed after an @, up to the cursor; null outside of a mention. */
export function mentionQuery(text: string, cursor: number): string | null {
  const before = text.slice(0, cursor);
  const at = before.lastIndexOf('@');
  if (at < 0 || (at > 0 && !/\s|\(/.test(before.charAt(at - 1)))) return null;
  const query = before.slice(at + 1);
  return query.length <= 30 && !query.includes('\n') && !/\s{2}|\s$/.test(query) ? query : null;
}

/** Colleagues whose first or last name begins so; at most five. */
export function matchPeople(people: readonly PersonName[], query: string): PersonName[] {
  const wanted = query.toLocaleLowerCase();
  const matches = (name: string) =>
    name.toLocaleLowerCase().startsWith(wanted) ||
    name
      .toLocaleLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(wanted));
  return people.filter((person) => matches(person.name)).slice(0, 5);
}

/** Completes the mention at the cursor. */
export function completeMention(text: string, cursor: number, name: string): { text: string; cursor: number } {
  const at = text.slice(0, cursor).lastIndexOf('@');
  const head = `${text.slice(0, at)}@${name} `;
  return { text: head + text.slice(cursor).replace(/^ /, ''), cursor: head.length };
}

/** The ids of everybody whose name stands in the text after an @. */
export function mentionedIn(text: string, people: readonly PersonName[]): string[] {
  return people.filter((person) => text.includes(`@${person.name}`)).map((person) => person.id);
}
