import { expect, test } from 'vitest';
import { hasWholeHeader, parseMessageId, parseOriginal } from './original-message.js';

const page = (source: string) =>
  `<table><tr><td>x</td></tr></table><pre class="a" id="raw_message_text">${source}</pre>`;

test('the Message-ID and the people are read from the escaped source', () => {
  const source = [
    'From: &quot;Buyer, Bea&quot; &lt;bea@acme.test&gt;',
    'To: Alice &lt;alice@example.com&gt;,',
    ' bob@example.com',
    'CC: carol@globex.test',
    'MESSAGE-ID:',
    '\t&lt;a+b=c@mail.acme.test&gt;',
    '',
    'Message-ID: &lt;other@evil.test&gt;',
  ].join('\r\n');
  expect(parseOriginal(page(source))).toEqual({
    messageId: 'a+b=c@mail.acme.test',
    participants: [
      { address: 'bea@acme.test', name: 'Buyer, Bea', role: 'from' },
      { address: 'alice@example.com', name: 'Alice', role: 'to' },
      { address: 'bob@example.com', role: 'to' },
      { address: 'carol@globex.test', role: 'cc' },
    ],
  });
});

test('an id in the body or in a second header never counts', () => {
  expect(parseOriginal(page('Subject: x\n\nMessage-ID: &lt;body@evil.test&gt;'))?.messageId).toBeNull();
  const twice = 'Message-ID: &lt;first@x.test&gt;\nMessage-ID: &lt;second@x.test&gt;\n\n';
  expect(parseOriginal(page(twice))?.messageId).toBe('first@x.test');
});

test('a page that is not "Show original" says nothing', () => {
  expect(parseOriginal('<html>Sign in - Message-ID: &lt;a@b&gt;</html>')).toBeNull();
});

test.each([
  ['<a@b.test>', 'a@b.test'],
  ['  <a@b.test> (added by gateway)', 'a@b.test'],
  ['a@b.test', null],
  ['<>', null],
  ['<a b@c.test>', null],
  [`<${'x'.repeat(2_000)}@c.test>`, null],
])('the header value "%s" names %s', (value, id) => {
  expect(parseMessageId(value)).toBe(id);
});

test('reading may stop at the empty line after the header, not before the source begins', () => {
  expect(hasWholeHeader('<table>\n\n</table>')).toBe(false);
  expect(hasWholeHeader('<pre id="raw_message_text">Subject: x\r\n')).toBe(false);
  expect(hasWholeHeader('<pre id="raw_message_text">Subject: x\r\n\r\nBody')).toBe(true);
});
