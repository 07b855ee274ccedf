import { type FromPanel, panelPort, type ToPanel } from '../panel-host/protocol.js';

export interface PanelLinkEvents {
  /** A panel page has started; it knows nothing yet. */
  onPanel(send: (message: ToPanel) => void): void;
  /** The panel page that is told by this is gone. */
  onGone(send: (message: ToPanel) => void): void;
  onMessage(message: FromPanel, send: (message: ToPanel) => void): void;
}

/** Gmail's end of the ports that panel pages open to this tab. */
export class PanelLink {
  private readonly ports = new Set<chrome.runtime.Port>();

  constructor(events: PanelLinkEvents) {
    chrome.runtime.onConnect.addListener((port) => {
      if (port.name !== panelPort || port.sender?.id !== chrome.runtime.id) return;
      const send = (message: ToPanel) => port.postMessage(message);
      this.ports.add(port);
      port.onDisconnect.addListener(() => {
        this.ports.delete(port);
        events.onGone(send);
      });
      port.onMessage.addListener((message: FromPanel) => events.onMessage(message, send));
      events.onPanel(send);
    });
  }

  broadcast(message: ToPanel): void {
    for (const port of this.ports) port.postMessage(message);
  }
}
