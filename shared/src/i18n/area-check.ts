type Texts = { readonly [key: string]: string | Texts };

/** What keeps two languages of an area from saying the same: for the test that stands beside every area. */
export function differencesBetween(original: object, translation: object): string[] {
  const [wanted, given] = [flatten(original as Texts), flatten(translation as Texts)];
  const flaws = [...wanted].flatMap(([key, text]) => flawOf(key, text, given.get(key)));
  const surplus = [...given.keys()].filter((key) => !wanted.has(key)).map((key) => `${key}: surplus`);
  return [...flaws, ...surplus];
}

function flawOf(key: string, text: string, translated: string | undefined): string[] {
  if (translated === undefined) return [`${key}: missing`];
  if (!text.trim() || !translated.trim()) return [`${key}: empty`];
  return placeholders(text) === placeholders(translated) ? [] : [`${key}: placeholders differ`];
}

function placeholders(text: string): string {
  return (text.match(/\{\{[^}]+\}\}/g) ?? []).sort().join();
}

function flatten(texts: Texts, prefix = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}
