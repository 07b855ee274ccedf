import type { GmailStartAnswer, GmailStartRequest } from '../background/protocol.js';
import type { FromPanel, ToPanel } from '../panel-host/protocol.js';
import { type Account, originalAddress, readAccount } from './account.js';
import { insertText } from './insert-text.js';
import { OriginalPages } from './original-pages.js';
import { PageWatch } from './page-watch.js';
import { PanelFrame } from './panel-frame.js';
import { watchPanelKey } from './panel-key.js';
import { PanelLink } from './panel-link.js';
import { Placement } from './placement.js';
import { mergeSelectors, type Selectors } from './selectors.js';
import { PanelChecks } from './send-guard/panel-checks.js';
import { SendGuard } from './send-guard/send-guard.js';
import { readTheme } from './theme.js';
import { troubleReading } from './trouble.js';

type InsertRequest = Extract<FromPanel, { type: 'insert' }>;

/** Joins Gmail in this tab: reads what is open, places the panel beside it, and keeps both in step. */
export async function startGmail(): Promise<void> {
  if (window.top !== window) return;
  let watch: PageWatch | null = null;
  // The panel begins to load before anything else, so that it is ready when the first conversation is.
  const link = new PanelLink({
    onPanel: (send) => {
      send({ type: 'theme', theme: watch?.theme() ?? readTheme(document) });
      if (watch?.view) send({ type: 'view', view: watch.view });
      // The reader came before the panel could listen.
      if (frame.hasFocus()) send({ type: 'focus' });
    },
    onGone: (send) => checks.forget(send),
    onMessage: (message, send) => {
      if (message.type === 'insert') send(insert(watch, message));
      if (message.type === 'send-checked') checks.answered(message.requestId, message.reasons);
      if (message.type === 'guard-sends') checks.use(send, message.words);
    },
  });
  const key = watchPanelKey(() => {
    placement.open();
    void frame.focus().then(() => link.broadcast({ type: 'focus' }));
  });
  const frame = new PanelFrame(key.giveBack);
  const placement = new Placement(frame, {
    onThread: () => watch?.refresh(),
    hasThread: () => watch?.view?.kind !== 'none' && watch?.view?.thread != null,
    trouble: () => troubleReading(watch?.view ?? null, location.hash),
  });
  const checks = new PanelChecks();
  const about = await describePage();
  const selectors = mergeSelectors(about.selectorOverrides, isValidSelector);
  watch = createWatch(about, { link, placement, selectors });
  watch.start();
  new SendGuard({ selectors, watch, checks }).start();
}

function createWatch(
  about: GmailStartAnswer,
  { link, placement, selectors }: { link: PanelLink; placement: Placement; selectors: Selectors },
): PageWatch {
  let account: Account | null = null;
  const currentAccount = () => {
    if (!account?.ik) account = findAccount(about, selectors);
    return account;
  };
  const originals = new OriginalPages({
    addressOf: (permId) => (account?.ik ? originalAddress(location, account.ik, permId) : null),
    fetch: (address, signal) => fetch(address, { signal, credentials: 'same-origin' }),
  });
  return new PageWatch({
    selectors,
    account: currentAccount,
    originals,
    onView: (view) => {
      placement.threadChanged();
      link.broadcast({ type: 'view', view });
    },
    onTheme: (theme) => link.broadcast({ type: 'theme', theme }),
  });
}

/** Gmail's globals know best; where they are gone, what the page shows has to do. */
function findAccount(about: GmailStartAnswer, selectors: Selectors): Account | null {
  const shown = readAccount(document, selectors);
  const address = about.address?.toLowerCase() ?? shown?.address;
  return address ? { address, ik: about.ik ?? shown?.ik ?? null } : null;
}

async function describePage(): Promise<GmailStartAnswer> {
  const request: GmailStartRequest = { type: 'threadline.gmail.start' };
  const nothing: GmailStartAnswer = { address: null, ik: null, selectorOverrides: null };
  return chrome.runtime.sendMessage<GmailStartRequest, GmailStartAnswer>(request).then(
    (answer) => answer ?? nothing,
    () => nothing,
  );
}

function insert(watch: PageWatch | null, { requestId, composeId, text }: InsertRequest): ToPanel {
  const compose = watch?.compose(composeId);
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
