const actions = ['pointerdown', 'mousedown', 'click', 'keydown', 'beforeinput', 'submit', 'paste', 'drop'] as const;

export interface Watched {
  isCurrent(): boolean;
  look(): Promise<void>;
}

/**
 * Refuses every action in a pane that no longer shows the mail that Outlook shows; shows the right one instead. A click
 * whose press was refused is refused as well: the button under it may be another mail's by now.
 */
export function guardActions(watched: Watched): void {
  let isPressRefused = false;
  const refuseStale = (event: Event) => {
    const isStale = !watched.isCurrent();
    if (event.type === 'pointerdown') isPressRefused = isStale;
    if (!isStale && !(isPressRefused && isByPointer(event))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isStale) void watched.look();
  };
  for (const action of actions) window.addEventListener(action, refuseStale, { capture: true });
}

/** A click made by a key counts none. */
function isByPointer(event: Event): boolean {
  return (event.type === 'mousedown' || event.type === 'click') && (event as MouseEvent).detail > 0;
}
