import { describe, expect, it } from 'vitest';
import { isRejected } from '../parse/index.js';
import { parseMessage } from '../parse/parse-message.js';
import { readTnef } from './read-tnef.js';
import { attribute, bytesProperty, numberProperty, properties, tnef } from './tnef-writer.fixture.js';

const file = (name: string, content: string) => [
  attribute(0x00069002, Buffer.alloc(14)),
  attribute(0x00018010, Buffer.from('SHORT~1.TXT\0')),
  attribute(0x0006800f, Buffer.from(content)),
  attribute(0x00069005, properties(bytesProperty(0x1f, 0x3707, Buffer.from(`${name}\0`, 'utf16le')))),
];
const message = attribute(
  0x00069003,
  properties(
    numberProperty(0x0e07, 1),
    bytesProperty(0x1e, 0x1000, Buffer.from('Hello from Outlook\0')),
    bytesProperty(0x102, 0x1013, Buffer.from('<p>Hello from <b>Outlook</b></p>')),
  ),
);
const whole = tnef(message, ...file('Plan – März.txt', 'first'), ...file('b.txt', 'second'));

describe('winmail.dat', () => {
  it('holds the text and the files that its sender wrote', () => {
    const found = readTnef(whole);
    expect([found?.text, found?.html]).toEqual(['Hello from Outlook', '<p>Hello from <b>Outlook</b></p>']);
    expect(found?.files.map(({ name, content }) => [name, content.toString()])).toEqual([
      ['Plan – März.txt', 'first'],
      ['b.txt', 'second'],
    ]);
  });

  it('is read as far as it goes where it ends early, at every byte', () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(readTnef(whole.subarray(0, length))?.files.length ?? 0).toBeLessThanOrEqual(2);
    }
  });

  it('is none where it does not begin as one', () => {
    expect(readTnef(Buffer.from('PK something else'))).toBeNull();
  });

  it('is opened in a mail: its files are attachments, its text counts where the mail has none', async () => {
    const head =
      'From: a@x.example\nSubject: s\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n';
    const mail = await parseMessage(Buffer.from(head + whole.toString('base64')));
    if (isRejected(mail)) throw new Error(mail.reason);
    expect(mail.text).toBe('Hello from Outlook');
    expect(mail.attachments.map(({ name, size }) => [name, size])).toEqual([
      ['winmail.dat', whole.length],
      ['Plan – März.txt', 5],
      ['b.txt', 6],
    ]);
  });
});
