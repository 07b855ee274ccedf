import type { GmailStartAnswer, GmailStartRequest } from '../background/protocol.js';
import type { FromPanel, ToPanel } from '../panel-host/protocol.js';
import { type Account, originalAddress, readAccount } from './account.js';
import { insertText } from './insert-text.js';
import { OriginalPages } from './original-pages.js';
import { PageWatch } from './page-watch.js';
import { PanelFrame } from './panel-frame.js';
import { PanelLink } from './panel-link.js';
import { Placement } from './placement.js';
import { watchPanelKey } from './panel-key.js';
import { mergeSelectors } from './selectors.js';
import { troubleReading } from './trouble.js';

/** Joins Gmail in this tab: reads what is open, places the panel beside it, and keeps both in step. */
export async function startGmail(): Promise<void> {
  if (window.top !== window) return;
  const about = await describePage();
  const selectors = mergeSelectors(about.selectorOverrides, isValidSelector);
  let account: Account | null = null;
  const readAccountOnce = () => {
    if (account?.ik) return account;
    const shown = readAccount(document, selectors);
    const address = about.address?.toLowerCase() ?? shown?.address;
    account = address ? { address, ik: about.ik ?? shown?.ik ?? null } : null;
    return account;
  };
  const originals = new OriginalPages({
    addressOf: (permId) => (account?.ik ? originalAddress(location, account.ik, permId) : null),
    fetch: (address, signal) => fetch(address, { signal, credentials: 'same-origin' }),
  });
  const watch = new PageWatch({
    selectors,
    account: readAccountOnce,
    originals,
    onView: (view) => {
      placement.threadChanged();
      link.broadcast({ type: 'view', view });
    },
    onTheme: (theme) => link.broadcast({ type: 'theme', theme }),
  });
  const link = new PanelLink({
    onPanel: (send) => {
      send({ type: 'theme', theme: watch.theme() });
      if (watch.view) send({ type: 'view', view: watch.view });
    },
    onMessage: (message, send) => send(insert(watch, message)),
  });
  const key = watchPanelKey(() => {
    placement.open();
    frame.focus();
    link.broadcast({ type: 'focus' });
  });
  const frame = new PanelFrame(key.giveBack);
  const placement = new Placement(frame, {
    onThread: () => watch.refresh(),
    hasThread: () => watch.view?.kind === 'thread',
    trouble: () => troubleReading(watch.view, location.hash),
  });
  watch.start();
}

async function describePage(): Promise<GmailStartAnswer> {
  const request: GmailStartRequest = { type: 'threadline.gmail.start' };
  const nothing: GmailStartAnswer = { address: null, ik: null, selectorOverrides: null };
  return chrome.runtime.sendMessage<GmailStartRequest, GmailStartAnswer>(request).then(
    (answer) => answer ?? nothing,
    () => nothing,
  );
}

function insert(watch: PageWatch, { requestId, composeId, text }: FromPanel): ToPanel {
  const compose = watch.compose(composeId);
  if (!compose) {
    const message = 'That compose window is gone. Open it again and insert the text once more.';
    return { type: 'insert-failed', requestId, code: 'compose_gone', message };
  }
  insertText(compose.body, text);
  return { type: 'inserted', requestId };
}

function isValidSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
