/** A canned response being written; `id` is null for a new one. */
export interface CannedDraft {
  open: boolean;
  id: string | null;
  title: string;
  text: string;
}

export const noCanned: CannedDraft = { open: false, id: null, title: '', text: '' };
