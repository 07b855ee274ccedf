import { createRoot } from 'react-dom/client';
import { chooseLanguage, createI18n } from '../i18n/setup.js';
import { uiArea } from '../i18n/ui-area.js';
import type { MailHost } from '../mail-host/port.js';
import { loadPanelArea } from './locales/panel-area.js';
import { PanelRoot } from './panel-root.js';

/** Shows the side panel in this element, on top of this mail client. Returns what takes it away again. */
export function mountPanel(element: HTMLElement, host: MailHost): () => void {
  const root = createRoot(element);
  const stopMeasuring = reportHeights(element, host);
  const language = chooseLanguage(null);
  void loadPanelArea(language).then((panel) => {
    root.render(<PanelRoot host={host} i18n={createI18n({ language, resources: { ui: uiArea, panel } })} />);
  });
  return () => {
    stopMeasuring();
    root.unmount();
  };
}

function reportHeights(element: HTMLElement, host: MailHost): () => void {
  const observer = new ResizeObserver(() => host.reportHeight(Math.ceil(element.scrollHeight)));
  observer.observe(element);
  return () => observer.disconnect();
}
