type OutsideEvent = CustomEvent<{ originalEvent: Event }>;

/**
 * A toast stands above a dialog: using its button is not a click beside the dialog. Radix asks once the click is over,
 * when the toast may be gone with its button; a veil that was clicked is still there.
 */
export function keepOpenForToasts(event: OutsideEvent): void {
  const { target } = event.detail.originalEvent;
  if (target instanceof Element && (!target.isConnected || target.closest('[data-toasts]'))) event.preventDefault();
}
