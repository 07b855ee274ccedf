/** The same keys in another language. */
export type Translated<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Translated<Texts[Key]>;
};

export interface Area<Texts extends object = object> {
  readonly en: Texts;
  readonly de: Translated<Texts>;
}

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** Holds the texts of one area of the product in every language; the compiler refuses a missing key. */
export function defineArea<const Texts extends object>(texts: Area<Texts>): Area<Texts> {
  return texts;
}
