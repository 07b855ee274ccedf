/** A snippet being written; `id` is null for a new one. */
export interface SnippetDraft {
  open: boolean;
  id: string | null;
  title: string;
  text: string;
}

export const noSnippet: SnippetDraft = { open: false, id: null, title: '', text: '' };
