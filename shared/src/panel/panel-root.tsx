import type { i18n as I18n } from 'i18next';
import { useEffect, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { MailHost } from '../mail-host/port.js';
import { SessionView } from './session/session-view.js';

export function PanelRoot({ host, i18n }: { host: MailHost; i18n: I18n }) {
  const theme = useSyncExternalStore(
    (listener) => host.onTheme(listener),
    () => host.theme(),
  );
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = theme;
    root.dataset.density = 'panel';
    root.lang = i18n.language;
  }, [theme, i18n]);
  return (
    <I18nextProvider i18n={i18n}>
      <SessionView host={host} />
    </I18nextProvider>
  );
}
