const waitingPlatform = '.inboxsdk__app_sidebar_waiting_platform';

/** Resolves once an element stands in Gmail's side bar and no longer on the SDK's hidden waiting platform. */
export function whenPlaced(element: Element): Promise<void> {
  const isPlaced = () => element.isConnected && !element.closest(waitingPlatform);
  if (isPlaced()) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isPlaced()) return;
      observer.disconnect();
      clearTimeout(giveUp);
      resolve();
    });
    const giveUp = setTimeout(() => observer.disconnect(), 30_000);
    observer.observe(document.body, { childList: true, subtree: true });
  });
}
