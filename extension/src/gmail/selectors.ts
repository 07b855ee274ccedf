/**
 * Every place in Gmail's markup that is read, most trusted first. Only this list and `selectorOverrides` from storage
 * know Gmail's class names; last compared with Gmail in January 2026.
 */
const builtIn = {
  threadSubject: ['h2.hP', '.ha h2', 'h2[data-legacy-thread-id]'],
  threadRoot: ['[role=main]', '.a98.iY'],
  message: ['.adn[data-message-id]', '[data-message-id]'],
  sender: ['span.gD[email]', 'td.gF span[email]'],
  recipient: ['.hb span[email]'],
  composeBody: ['[role=textbox][g_editable=true]'],
  composeRoot: ['[role=dialog]', '.M9', '.aaZ'],
  composeTo: ['[name=to] [data-hovercard-id]', 'div[name=to] [email]'],
  composeCc: ['[name=cc] [data-hovercard-id]', 'div[name=cc] [email]'],
  composeBcc: ['[name=bcc] [data-hovercard-id]', 'div[name=bcc] [email]'],
  composeSubject: ['input[name=subjectbox]', 'input[name=subject]'],
  composeQuote: ['.gmail_quote', 'blockquote'],
  sendButton: ['[role=button].aoO', '[role=button][data-tooltip^="Send"]'],
  accountLabel: ['a[aria-label*="@"]', '[aria-label*="@"][role=button]'],
} as const;

export type SelectorName = keyof typeof builtIn;
export type Selectors = Readonly<Record<SelectorName, readonly string[]>>;

export const defaultSelectors: Selectors = builtIn;

/** Puts valid overrides in front of the built-in candidates; anything else in `overrides` is ignored. */
export function mergeSelectors(overrides: unknown, isValid: (selector: string) => boolean): Selectors {
  const merged: Record<SelectorName, readonly string[]> = { ...builtIn };
  if (typeof overrides !== 'object' || overrides === null) return merged;
  for (const name of Object.keys(builtIn) as SelectorName[]) {
    const extra: unknown = (overrides as Record<string, unknown>)[name];
    if (!Array.isArray(extra)) continue;
    const usable = extra.filter((item): item is string => typeof item === 'string' && isValid(item));
    merged[name] = [...usable, ...builtIn[name]];
  }
  return merged;
}

/** The elements of the first candidate that finds any. */
export function findAll(root: ParentNode, candidates: readonly string[]): HTMLElement[] {
  for (const candidate of candidates) {
    const found = root.querySelectorAll<HTMLElement>(candidate);
    if (found.length > 0) return [...found];
  }
  return [];
}

export function findFirst(root: ParentNode, candidates: readonly string[]): HTMLElement | null {
  return findAll(root, candidates)[0] ?? null;
}

export function closest(element: Element, candidates: readonly string[]): HTMLElement | null {
  for (const candidate of candidates) {
    const found = element.closest<HTMLElement>(candidate);
    if (found) return found;
  }
  return null;
}
