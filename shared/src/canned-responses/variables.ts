/** Languages that a text can be marked with. */
export const languageOf = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl'] as const;
export type CannedLanguage = (typeof languageOf)[number];

/** What a text may be filled with. All of it a customer may read: no note, no health, no figure of money. */
export const variableNames = [
  'contact.first_name',
  'contact.name',
  'customer.name',
  'customer.owner',
  'me.first_name',
  'me.name',
  'portal.link',
] as const;
export type VariableName = (typeof variableNames)[number];

export type VariableValues = Readonly<Record<VariableName, string>>;

const pattern = /\{\{([^{}|\n]{1,60})(?:\|([^{}\n]{0,120}))?\}\}/g;
const known = new Set<string>(variableNames);
const isKnown = (name: string): name is VariableName => known.has(name);

export interface Filled {
  text: string;
  empty: VariableName[];
  unknown: string[];
}

/**
 * Puts values in the place of `{{name}}` and `{{name|what to say without one}}`. What stays empty or is not known stands as
 * it was and is told, so that nobody sends half a sentence unseen. A value is never looked through for variables.
 */
export function fillVariables(text: string, values: VariableValues): Filled {
  const empty = new Set<VariableName>();
  const unknown = new Set<string>();
  const filled = text.replace(pattern, (whole, written: string, other: string | undefined) => {
    const name = written.trim().toLowerCase();
    if (!isKnown(name)) {
      unknown.add(written.trim());
      return whole;
    }
    const value = values[name] || other?.trim();
    if (!value) empty.add(name);
    return value || whole;
  });
  return { text: filled, empty: [...empty], unknown: [...unknown] };
}

/** What in a text looks like a variable and is none. */
export function unknownVariables(text: string): string[] {
  const found = [...text.matchAll(pattern)].map((match) => (match[1] ?? '').trim());
  return [...new Set(found.filter((name) => !isKnown(name.toLowerCase())))];
}
