import { throughTheGate } from './gate.js';
import { ImageShelf } from './images.js';
import { plainToHtml } from './plain-text.js';
import { foldQuotes } from './quotes.js';
import { SHOW_LIMITS } from './show-limits.js';
import type { MailToShow, ShownMail } from './shown-mail.js';
import { growTree } from './tree.js';
import { HtmlWriter } from './write-html.js';

/** What of a mail may be shown, from its HTML part or else its text. It can take long, so it runs in a worker. */
export function showMail(mail: MailToShow): ShownMail {
  const shown = mail.html === null ? null : showHtml(mail.html);
  // Some programs send HTML in which nothing stands.
  return shown && (shown.room.characters > 0 || shown.images.length > 0 || shown.quotes > 0) ? shown : showText(mail);
}

function showHtml(html: string): ShownMail {
  const { root, cut } = growTree(html);
  const quotes = foldQuotes(root);
  const shelf = new ImageShelf();
  const writer = new HtmlWriter(shelf);
  const written = writer.write(root);
  return { html: throughTheGate(written), images: shelf.images, quotes, cut, room: writer.room };
}

/** A mail without HTML. */
export function showText(mail: Pick<MailToShow, 'text' | 'quotedText'>): ShownMail {
  const html = throughTheGate(plainToHtml(mail));
  const lines = mail.text.split('\n');
  const own = lines.filter((line) => !/^\s{0,3}>/.test(line));
  const quoted = mail.quotedText?.length ?? 0;
  const characters = Math.max(own.reduce((sum, line) => sum + line.length, 0) - quoted, 0);
  const blocks = Math.max(own.length - (mail.quotedText?.split('\n').length ?? 0), 1);
  return {
    html,
    images: [],
    quotes: html.split('<details').length - 1,
    cut: mail.text.length > SHOW_LIMITS.textCharacters,
    room: { blocks, characters, imagePixels: 0 },
  };
}
