import LinkifyIt from 'linkify-it';
import { shownLink } from './links.js';
import { SHOW_LIMITS } from './show-limits.js';
import type { MailToShow } from './shown-mail.js';
import { escapeText } from './write-html.js';

const linkify = new LinkifyIt({}, { fuzzyIP: false, fuzzyLink: true, fuzzyEmail: true });
const quoteLine = /^\s{0,3}>/;

/** Plain text as HTML: its lines, its addresses as links, and what it quotes folded. */
export function plainToHtml({ text, quotedText }: Pick<MailToShow, 'text' | 'quotedText'>): string {
  const shown = text.slice(0, SHOW_LIMITS.textCharacters).replace(/\r\n?/g, '\n');
  const links = shown.length <= SHOW_LIMITS.linkedCharacters;
  const { written, quoted } = parted(shown, quotedText);
  const runs = runsOf(written);
  const onlyQuotes = runs.every((run) => run.quotes || run.text.trim() === '');
  const parts = runs.map((run) => (run.quotes ? fold(run.text, { links, open: onlyQuotes }) : block(run.text, links)));
  if (quoted.trim() !== '') parts.push(fold(quoted, { links, open: written.trim() === '' }));
  return parts.join('');
}

function parted(text: string, quotedText: string | null): { written: string; quoted: string } {
  const end = quotedText?.replace(/\r\n?/g, '\n').trim() ?? '';
  const at = end === '' ? -1 : text.lastIndexOf(end);
  // What stands below the quotation is the sender's own.
  if (at < 0 || text.slice(at + end.length).trim() !== '') return { written: text, quoted: '' };
  return { written: text.slice(0, at), quoted: text.slice(at) };
}

function runsOf(text: string): { quotes: boolean; text: string }[] {
  const runs: { quotes: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quotes = quoteLine.test(line);
    const last = runs.at(-1);
    if (last && last.quotes === quotes) last.lines.push(line);
    else runs.push({ quotes, lines: [line] });
  }
  return runs.map(({ quotes, lines }) => ({ quotes, text: lines.join('\n') }));
}

function fold(text: string, { links, open }: { links: boolean; open: boolean }): string {
  return `<details class="quoted"${open ? ' open' : ''}><summary>•••</summary>${block(text, links)}</details>`;
}

function block(text: string, links: boolean): string {
  const plain = text.replace(/^\n+|\s+$/g, '');
  return plain === '' ? '' : `<div class="plain">${links ? linked(plain) : escapeText(plain)}</div>`;
}

function linked(text: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const match of linkify.match(text) ?? []) {
    const link = shownLink(match.url, '');
    parts.push(escapeText(text.slice(end, match.index)));
    const words = escapeText(match.text);
    const host = link?.realHost ? ` <span class="real-host">[${escapeText(link.realHost)}]</span>` : '';
    parts.push(
      link
        ? `<a href="${escapeText(link.href)}" target="_blank" rel="noopener noreferrer nofollow">${words}</a>${host}`
        : words,
    );
    end = match.lastIndex;
  }
  parts.push(escapeText(text.slice(end)));
  return parts.join('');
}
