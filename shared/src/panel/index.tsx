import { createRoot } from 'react-dom/client';
import type { MailHost } from '../mail-host/port.js';
import { PanelRoot } from './panel-root.js';

/** Shows the side panel in this element, on top of this mail client. Returns what takes it away again. */
export function mountPanel(element: HTMLElement, host: MailHost): () => void {
  const root = createRoot(element);
  root.render(<PanelRoot host={host} />);
  const stopMeasuring = reportHeights(element, host);
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
