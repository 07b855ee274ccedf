/** What the server says in English, to what it is in another language; `{{name}}` stands for what differs. */
export type Sentences = Readonly<Record<string, string>>;

export interface Catalogue {
  sentences: Sentences;
  /** Words that stand in the place of `{{…}}` and belong to the language, not to the organisation. */
  words: Sentences;
}
