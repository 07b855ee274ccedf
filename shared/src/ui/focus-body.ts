const focusable = ':is(input, textarea, select, button, a[href], [contenteditable]):not(:disabled)';

/** A dialog begins where the work is: in its first field, else at its first button, never on the cross. */
export function focusBody(event: Event): void {
  const content = event.target;
  if (!(content instanceof HTMLElement)) return;
  event.preventDefault();
  const first = content.querySelector<HTMLElement>(`[data-dialog-body] ${focusable}`);
  (first ?? content.querySelector<HTMLElement>(`footer ${focusable}`) ?? content).focus();
}
