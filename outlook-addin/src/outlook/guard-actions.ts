const actions = ['pointerdown', 'mousedown', 'click', 'keydown', 'beforeinput', 'submit', 'paste', 'drop'] as const;

export interface Watched {
  isCurrent(): boolean;
  look(): Promise<void>;
}

/** Refuses every action in a pane that no longer shows the mail that Outlook shows; shows the right one instead. */
export function guardActions(watched: Watched): void {
  const refuseStale = (event: Event) => {
    if (watched.isCurrent()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void watched.look();
  };
  for (const action of actions) window.addEventListener(action, refuseStale, { capture: true });
}
