/** Alt+T takes the reader into the panel; leaving it brings them back to where they were. */
export function watchPanelKey(enter: () => void): { giveBack(): void } {
  let cameFrom: Element | null = null;
  const onKey = (event: KeyboardEvent) => {
    if (!isPanelKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
    cameFrom = document.activeElement;
    enter();
  };
  window.addEventListener('keydown', onKey, true);
  return {
    giveBack: () => {
      const target = cameFrom instanceof HTMLElement && cameFrom.isConnected ? cameFrom : document.body;
      window.focus();
      if (target === document.body) (document.activeElement as HTMLElement | null)?.blur();
      else target.focus();
    },
  };
}

/** By position, because Alt changes the letter on some keyboards. */
function isPanelKey(event: KeyboardEvent): boolean {
  return event.code === 'KeyT' && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}
