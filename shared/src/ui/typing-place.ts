const typedInputs = /^(text|search|email|url|tel|password|number|date|time|datetime-local|month|week)$/;

/** True where key presses are text: there, single keys and Ctrl+Z belong to the field. */
export function isTypingPlace(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && typedInputs.test(target.type);
}
