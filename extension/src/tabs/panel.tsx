import { mountPanel } from '@threadline/shared/panel';
import '@threadline/shared/styles.css';
import { useEffect, useRef } from 'react';
import { watchLeaving } from '../panel-host/frame.js';
import { GmailHost } from '../panel-host/gmail-host.js';
import { narrowPolicy } from '../panel-host/narrow-policy.js';
import { backendUrlKey, readBackendUrl } from '../settings/backend-url.js';

/** The document inside the panel's frame. */
export default function PanelPage() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    let unmount: (() => void) | undefined;
    let gone = false;
    void readBackendUrl().then((backendUrl) => {
      if (gone) return;
      narrowPolicy(backendUrl);
      const host = new GmailHost(backendUrl);
      unmount = mountPanel(current, host);
      void host.connect();
    });
    return () => {
      gone = true;
      unmount?.();
    };
  }, []);
  return <div ref={place} />;
}

watchLeaving();
chrome.storage.onChanged.addListener((changes, area) => {
  if (area === 'local' && backendUrlKey in changes) location.reload();
});
