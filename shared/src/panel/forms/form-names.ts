export const formNames = ['log', 'note', 'task', 'follow_up'] as const;
export type FormName = (typeof formNames)[number];

/** The draft that holds what is typed into a form at one place. */
export function formDraft(form: FormName, placeKey: string): string {
  return `${form}|${placeKey}`;
}

/** The draft that holds which form is open at a place, so that a reload finds it open again. */
export function openFormDraft(placeKey: string): string {
  return `open|${placeKey}`;
}
