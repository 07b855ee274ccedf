import type { MailHost } from '@threadline/shared/mail-host/port';
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';

export function mountPanel(element: HTMLElement, host: MailHost): () => void {
  const root = createRoot(element);
  (window as unknown as { host: MailHost }).host = host;
  root.render(<View host={host} />);
  return () => root.unmount();
}

function View({ host }: { host: MailHost }) {
  const view = useSyncExternalStore((listener) => host.onView(listener), () => host.view());
  const theme = useSyncExternalStore((listener) => host.onTheme(listener), () => host.theme());
  return (
    <main style={{ background: theme === 'dark' ? '#111' : '#fff', color: theme === 'dark' ? '#eee' : '#111' }}>
      <button type="button" onClick={() => void host.auth.signIn()}>Sign in</button>
      <pre data-theme={theme} style={{ whiteSpace: 'pre-wrap' }}>{JSON.stringify(view, null, 1)}</pre>
    </main>
  );
}
