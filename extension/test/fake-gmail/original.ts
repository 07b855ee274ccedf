import type { FakeMessage, FakePerson, FakeThread } from './mailboxes.js';

/** Gmail's "Show original" page for one message: a table of facts and the raw source, both HTML-escaped. */
export function renderOriginal(thread: FakeThread, message: FakeMessage): string {
  const source = [
    `Received: by 2002:a05:6a10 with SMTP id x; Mon, 5 Jan 2026 10:00:00 -0800 (PST)`,
    `From: ${header(message.from)}`,
    `To: ${message.to.map(header).join(',\r\n ')}`,
    ...(message.cc.length > 0 ? [`Cc: ${message.cc.map(header).join(', ')}`] : []),
    `Subject: ${thread.subject}`,
    ...(message.messageId ? [`Message-ID:\r\n <${message.messageId}>`] : []),
    '',
    message.body,
    'Message-ID: <not-a-header@evil.test>',
  ].join('\r\n');
  return `<!doctype html><html><head><title>Original Message</title></head><body><table class="top-area">
  <tr><th>Subject:</th><td>${escapeText(thread.subject)}</td></tr></table>
  <div class="raw_message"><pre class="raw_message_text" id="raw_message_text">${escapeText(source)}</pre></div></body></html>`;
}

function header({ name, email }: FakePerson): string {
  const ascii = [...name].every((character) => character.charCodeAt(0) < 128);
  const shown = ascii ? `"${name}"` : `=?UTF-8?B?${Buffer.from(name, 'utf8').toString('base64')}?=`;
  return `${shown} <${email}>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
