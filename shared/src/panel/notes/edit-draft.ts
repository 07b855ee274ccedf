/** A note being edited, kept until it is saved: the text, and the version that its writer saw. */
export interface EditDraft {
  open: boolean;
  body: string;
  sensitive: boolean;
  version: number;
}

export const noEdit: EditDraft = { open: false, body: '', sensitive: false, version: 0 };

export function editDraftName(noteId: string): string {
  return `edit-note|${noteId}`;
}
