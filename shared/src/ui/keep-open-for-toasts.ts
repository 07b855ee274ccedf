type OutsideEvent = CustomEvent<{ originalEvent: Event }>;

/** A toast stands above a dialog: using its button is not a click beside the dialog. */
export function keepOpenForToasts(event: OutsideEvent): void {
  const { target } = event.detail.originalEvent;
  if (target instanceof Element && target.closest('[data-toasts]')) event.preventDefault();
}
