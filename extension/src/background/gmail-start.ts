import { selectorOverridesKey } from '../settings/selector-overrides.js';
import type { GmailStartAnswer } from './protocol.js';

/** Tells the content script of a Gmail tab whose mailbox it is, read from the page's own world. */
export function answerGmailStart(): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: GmailStartAnswer) => void) => {
    if ((message as { type?: unknown } | null)?.type !== 'threadline.gmail.start') return undefined;
    const tabId = sender.tab?.id;
    if (sender.id !== chrome.runtime.id || tabId === undefined) return undefined;
    describeGmail(tabId).then(respond, () => respond({ address: null, ik: null, selectorOverrides: null }));
    return true;
  });
}

async function describeGmail(tabId: number): Promise<GmailStartAnswer> {
  const selectorOverrides: unknown = (await chrome.storage.local.get(selectorOverridesKey))[selectorOverridesKey];
  const globals = await readGlobals(tabId).catch(() => null);
  return { address: globals?.address ?? null, ik: globals?.ik ?? null, selectorOverrides: selectorOverrides ?? null };
}

async function readGlobals(tabId: number): Promise<{ address: string | null; ik: string | null } | null> {
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, world: 'MAIN', func: globalsOfPage });
  return frame?.result ?? null;
}

/** Runs inside Gmail's page; position 9 of its globals is the account's key, position 10 its address. */
function globalsOfPage(): { address: string | null; ik: string | null } {
  const values: unknown = (window as unknown as { GLOBALS?: unknown }).GLOBALS;
  const at = (index: number): string | null => {
    const value: unknown = Array.isArray(values) ? values[index] : null;
    return typeof value === 'string' ? value : null;
  };
  return { address: at(10), ik: at(9) };
}
