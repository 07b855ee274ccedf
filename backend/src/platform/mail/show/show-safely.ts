import { ShowPool } from './show-pool.js';
import type { MailToShow, ShownMail } from './shown-mail.js';
import { escapeText } from './write-html.js';

let shared: ShowPool | undefined;
const mostPlainCharacters = 100_000;

/** A mail as it may be shown, made in this process's workers; its bare words where that is too much for them. */
export async function showSafely(mail: MailToShow): Promise<ShownMail> {
  shared ??= new ShowPool();
  return (await shared.show(mail)) ?? bareWords(mail.text);
}

/** Ends the shared workers; the next mail starts new ones. */
export async function closeMailShow(): Promise<void> {
  const pool = shared;
  shared = undefined;
  await pool?.close();
}

function bareWords(text: string): ShownMail {
  const words = text.slice(0, mostPlainCharacters);
  const html = `<div class="plain">${escapeText(words)}</div>`;
  const room = { blocks: words.split('\n').length, characters: words.length, imagePixels: 0 };
  return { html, images: [], quotes: 0, cut: true, room };
}
