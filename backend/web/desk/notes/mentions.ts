/** The colleagues that a text names with an `@` before their whole name. */
export function mentionsIn(body: string, colleagues: readonly { id: string; name: string }[]): string[] {
  const text = body.toLocaleLowerCase();
  return colleagues.filter(({ name }) => names(text, `@${name.toLocaleLowerCase()}`)).map(({ id }) => id);
}

function names(text: string, mention: string): boolean {
  for (let at = text.indexOf(mention); at >= 0; at = text.indexOf(mention, at + 1)) {
    const after = text[at + mention.length];
    if (after === undefined || !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
