import { useEffect, useState, useSyncExternalStore } from 'react';
import { I18nextProvider } from 'react-i18next';
import { chooseLanguage, createI18n } from '../i18n/setup.js';
import { uiArea } from '../i18n/ui-area.js';
import type { MailHost } from '../mail-host/port.js';
import { panelArea } from './locales/panel-area.js';
import { SessionView } from './session/session-view.js';

export function PanelRoot({ host }: { host: MailHost }) {
  const [i18n] = useState(() =>
    createI18n({ language: chooseLanguage(null), resources: { ui: uiArea, panel: panelArea } }),
  );
  const theme = useSyncExternalStore((listener) => host.onTheme(listener), () => host.theme());
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

