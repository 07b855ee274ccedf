import { styleOf } from './looks.js';
import { adopt, type Branch, textOf } from './tree.js';

/** Names that mail programs give to what they quote. */
const quoting =
  /(?:^|[\s_])(?:gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|zmail_extra|moz-forward-container|tutanota_quote|wmail_quote)(?:\s|$)/i;
/** Names of the lines above a quoted mail, which is all that follows. */
const beginningWords = [
  'divRplyFwdMsg',
  'OutlookMessageHeader',
  'ms-outlook-mobile-reference-message',
  'mail-editor-reference-message-container',
  'appendonsend',
  'reply-intro',
  'isForwardContent',
];
const beginning = new RegExp(String.raw`(?:^|[\s_])(?:${beginningWords.join('|')})(?:\s|$)`, 'i');
const outlookLine = /border-top\s{0,9}:\s{0,9}solid\s{0,9}#(?:e1e1e1|b5c4df)/;
const forwarded =
  /forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato/i;

const mostQuotes = 200;

/**
 * Folds what only quotes: each quotation of its own, and all below the lines with which Outlook begins one. Where nothing
 * would be left, as with a mail that is only passed on, the quotation stays open.
 */
export function foldQuotes(root: Branch): number {
  const found = quotesIn(root);
  let folded = 0;
  for (const { branch, isRest } of found) {
    const parent = branch.parent;
    const at = parent?.children.indexOf(branch) ?? -1;
    if (!parent || at < 0 || isWithinFold(branch)) continue;
    const quoted = isRest ? parent.children.slice(at) : [branch];
    if (!quoted.some((part) => hasContent(part))) continue;
    adopt(parent, [...parent.children.slice(0, at), fold(quoted), ...parent.children.slice(at + quoted.length)]);
    folded += 1;
  }
  openWhereNothingIsLeft(root);
  return folded;
}

function fold(quoted: Branch['children']): Branch {
  const details: Branch = { name: 'details', attributes: { class: 'quoted' }, children: [], parent: null };
  const summary: Branch = { name: 'summary', attributes: {}, children: ['•••'], parent: details };
  adopt(details, [summary, ...quoted]);
  if (forwarded.test(textOf(details, 300))) details.attributes.open = '';
  return details;
}

// A quotation within another is folded with it.
function quotesIn(root: Branch): { branch: Branch; isRest: boolean }[] {
  const found: { branch: Branch; isRest: boolean }[] = [];
  const waiting: Branch[] = [root];
  while (waiting.length > 0 && found.length < mostQuotes) {
    const branch = waiting.pop() as Branch;
    if (isBeginning(branch)) found.push({ branch: widest(branch), isRest: true });
    else if (isQuote(branch)) found.push({ branch, isRest: false });
    else {
      const below = branch.children.filter((child): child is Branch => typeof child !== 'string');
      for (const child of below.reverse()) waiting.push(child);
    }
  }
  return found;
}

function isWithinFold({ parent }: Branch): boolean {
  return parent !== null && (parent.name === 'details' || isWithinFold(parent));
}

const namesOf = ({ attributes }: Branch) => `${attributes.class ?? ''} ${attributes.id ?? ''}`.slice(0, 500);
const isBeginning = (branch: Branch) => beginning.test(namesOf(branch)) || outlookLine.test(styleOf(branch));

function isQuote(branch: Branch): boolean {
  if (quoting.test(namesOf(branch))) return true;
  // Without a line beside it, it moves text in and quotes nobody.
  return branch.name === 'blockquote' && !/border(?:-left)?\s{0,9}:\s{0,9}(?:none|0)/.test(styleOf(branch));
}

/** Outlook wraps the lines once more: what follows stands beside the wrapping. */
function widest(branch: Branch): Branch {
  let at = branch;
  while (at.parent?.parent && at.parent.children.every((child) => child === at || !hasContent(child))) at = at.parent;
  return at;
}

function hasContent(part: Branch | string): boolean {
  if (typeof part === 'string') return part.trim() !== '';
  return part.name === 'img' || part.children.some((child) => hasContent(child));
}

function openWhereNothingIsLeft(root: Branch): void {
  const waiting: (Branch | string)[] = [root];
  let first: Branch | null = null;
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined) break;
    if (typeof next === 'string') {
      if (next.trim() !== '') return;
    } else if (next.name === 'details') {
      first = next;
    } else if (next.name === 'img') {
      return;
    } else {
      waiting.push(...next.children);
    }
  }
  if (first) first.attributes.open = '';
}
