/** Raised with every change of what the sanitiser lets through: what was kept of an older one is not shown any more. */
export const showVersion = 1;

/** Bounds on what is shown of one mail. */
export const SHOW_LIMITS = {
  htmlCharacters: 2 * 1024 * 1024,
  textCharacters: 400_000,
  /** Longer text is shown without its addresses being made into links. */
  linkedCharacters: 200_000,
  elements: 20_000,
  depth: 80,
  images: 200,
  addressCharacters: 2_048,
  inlineImageCharacters: 1024 * 1024,
  inlineImagesCharacters: 4 * 1024 * 1024,
  alternativeCharacters: 300,
  /** More of a style attribute is not read. */
  styleCharacters: 2_000,
} as const;
