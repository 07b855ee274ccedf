/** What Chromium says when a page can be installed; other browsers have it in their own menu. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallOffer | null = null;
const told = new EventTarget();

/** Remembers the browser's offer to install, which comes before anybody asks. */
export const installing = {
  listen(): void {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      tell(event as InstallOffer);
    });
    addEventListener('appinstalled', () => tell(null));
  },
  subscribe(listener: () => void): () => void {
    told.addEventListener('change', listener);
    return () => told.removeEventListener('change', listener);
  },
  offered: (): InstallOffer | null => offer,
};

/** Names the organisation's manifest, so that the app on the phone bears its name and colour. */
export function offerInstalling(slug: string): void {
  if (document.querySelector('link[rel=manifest]')) return;
  addLink('manifest', `/portal/${slug}/manifest.webmanifest`);
  addLink('apple-touch-icon', `/portal/${slug}/icon-180.png`);
}

function addLink(rel: string, href: string): void {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = href;
  document.head.append(link);
}

function tell(now: InstallOffer | null): void {
  offer = now;
  told.dispatchEvent(new Event('change'));
}
