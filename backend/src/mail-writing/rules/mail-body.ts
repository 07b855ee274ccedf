import LinkifyIt from 'linkify-it';
import { type Quote, quoteText } from './quote.js';

export interface BodyParts {
  body: string;
  signature: string;
  quote: Quote | null;
}

const links = new LinkifyIt({}, { fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
links.add('ftp:', null).add('//', null);

const quoteStyle = 'margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex';

/** The mail as plain text: what was written, the signature, and below it what is answered. */
export function plainBody({ body, signature, quote }: BodyParts): string {
  const own = body.replace(/\r\n?/g, '\n').trimEnd();
  const parts = [own, ...(signature.trim() ? [`-- \n${signature.trim()}`] : []), ...(quote ? [quoteText(quote)] : [])];
  return `${parts.join('\n\n')}\n`;
}

/** The same as a simple page: text and addresses that can be followed, nothing that runs or is fetched. */
export function htmlBody({ body, signature, quote }: BodyParts): string {
  const parts = [
    `<div>${asHtml(body.replace(/\r\n?/g, '\n').trimEnd())}</div>`,
    ...(signature.trim() ? [`<div><br>-- <br>${asHtml(signature.trim())}</div>`] : []),
    ...(quote ? [quoteHtml(quote)] : []),
  ];
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${parts.join('\r\n')}</body></html>`;
}

function quoteHtml({ head, text, forward }: Quote): string {
  const inner = asHtml(text);
  const below = forward ? `<div>${inner}</div>` : `<blockquote type="cite" style="${quoteStyle}">${inner}</blockquote>`;
  return `<br><div>${asHtml(head)}</div>${forward ? '<br>' : ''}${below}`;
}

function asHtml(text: string): string {
  const found = links.match(text) ?? [];
  let position = 0;
  const parts: string[] = [];
  for (const { index, lastIndex, url } of found) {
    parts.push(escaped(text.slice(position, index)));
    parts.push(`<a href="${escaped(url)}">${escaped(text.slice(index, lastIndex))}</a>`);
    position = lastIndex;
  }
  parts.push(escaped(text.slice(position)));
  // A browser folds spaces, which signatures and tables of text are made of.
  return parts.join('').replace(/ {2}/g, '&nbsp; ').replace(/\n/g, '<br>\r\n');
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
