type Listener = () => void;

let waiting: ServiceWorker | null = null;
const listeners = new Set<Listener>();

/** The worker that keeps the shell of the pages, and the newer one that waits to take over. */
export const workerUpdates = {
  /** Registers the worker once everything else is there; a browser without workers goes on without. */
  listen(url: string, scope: string): void {
    if (!('serviceWorker' in navigator)) return;
    addEventListener('load', () => void register(url, scope));
  },
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isWaiting: (): boolean => waiting !== null,
  /** Lets the newer worker take over and loads the pages again. */
  load(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting?.postMessage('take over');
  },
};

async function register(url: string, scope: string): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(url, { scope });
    watch(registration);
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', () => watch(registration));
    });
  } catch {
    // Private windows and some companies forbid workers; the pages work without.
  }
}

function watch({ waiting: found }: ServiceWorkerRegistration): void {
  // The first worker of all replaces nothing, so nobody is asked.
  if (!found || !navigator.serviceWorker.controller) return;
  waiting = found;
  for (const listener of listeners) listener();
}
