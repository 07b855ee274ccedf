/**
 * Takes away what the SDK puts around every panel, a white ground and an empty foot, so that Gmail's own ground stands
 * below a panel that is shorter than the window, light or dark. Gmail's own elements are left as they are.
 */
export function bare(slot: HTMLElement): void {
  const { parentElement: inner } = slot;
  if (inner && isOfSdk(inner)) inner.style.setProperty('margin-bottom', '0', 'important');
  for (let around = inner; around && around !== document.body; around = around.parentElement) {
    if (!isPainted(around)) continue;
    if (isOfSdk(around)) around.style.setProperty('background', 'none', 'important');
    return;
  }
}

function isPainted(element: Element): boolean {
  const { backgroundColor } = getComputedStyle(element);
  return backgroundColor !== 'transparent' && backgroundColor !== 'rgba(0, 0, 0, 0)';
}

/** By its classes; Gmail's own elements keep theirs beside those that the SDK adds. */
function isOfSdk(element: Element): boolean {
  return element.classList.length > 0 && [...element.classList].every((name) => name.startsWith('inboxsdk__'));
}
