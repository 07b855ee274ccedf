import { expect, it } from 'vitest';
import { parseMessage } from './parse-message.js';
import { isRejected } from './parsed-mail.js';
import { decodeUtf7 } from './utf-7.js';

async function textOf(charset: string, bytes: Buffer): Promise<string> {
  const head = `From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=${charset}\n\n`;
  const mail = await parseMessage(Buffer.concat([Buffer.from(head), bytes, Buffer.from('\n--b--\n')]));
  return isRejected(mail) ? mail.reason : mail.text;
}

const hex = (digits: string) => Buffer.from(digits, 'hex');

it.each([
  ['iso-2022-jp', hex('1b24423c2a1b2842'), '耳'],
  ['shift_jis', hex('93fa967b'), '日本'],
  ['euc-jp', hex('c6fccbdc'), '日本'],
  ['gb18030', hex('d6d0b9fa'), '中国'],
  ['gbk', hex('d6d0b9fa'), '中国'],
  ['big5', hex('a4a4b0ea'), '中國'],
  ['euc-kr', hex('c7d1b1b9'), '한국'],
  ['koi8-r', hex('cdc9d2'), 'мир'],
  ['koi8-u', hex('cdc9d2'), 'мир'],
  ['windows-1251', hex('ece8f0'), 'мир'],
  ['windows-1250', hex('8e6c7574fd'), 'Žlutý'],
  ['windows-1252', hex('93e993'), '“é“'],
  ['windows-1253', hex('e1e2'), 'αβ'],
  ['windows-1254', hex('fde7'), 'ıç'],
  ['windows-1255', hex('f9ec'), 'של'],
  ['windows-1256', hex('e3d1'), 'مر'],
  ['iso-8859-2', hex('b3f3'), 'łó'],
  ['iso-8859-15', hex('a4'), '€'],
  ['utf-7', Buffer.from('caf+AOk- +- 1'), 'café + 1'],
  ['unicode-1-1-utf-7', Buffer.from('+ZeVnLA-'), '日本'],
  ['no-such-charset', Buffer.from('plain'), 'plain'],
])('a text in %s is read', async (charset, bytes, text) => {
  expect(await textOf(charset, bytes)).toBe(text);
});

it.each([
  ['a+-b', 'a+b'],
  ['1+1=2', '1+1=2'],
  ['+AOk', 'é'],
  ['+', '+'],
])('UTF-7 %j says %j', (written, text) => {
  expect(decodeUtf7(written)).toBe(text);
});
