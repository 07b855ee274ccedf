import { describe, expect, it } from 'vitest';
import { isRejected } from '../parse/index.js';
import { ParserPool } from '../parse/parser-pool.js';

const size = 766_000;
const head = 'From: a@x.example\nSubject: Re: long\nContent-Type: ';

const filledWith = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

describe('a mail of 766,000 characters', () => {
  it.each([
    ['quoted lines', '> once more the same line of an old conversation\n'],
    ['quotes in quotes', `${'>'.repeat(60)} deep\n`],
    ['blank lines', '\n'],
    ['lines that name fields', 'From: a\n\n'],
    ['fields in a row', 'a:\n'],
    ['lines that say who wrote', 'On 1 May 2027, a@x.example wrote:\n'],
    ['beginnings of signatures', '-- \n'],
    ['rules', '________\n'],
    ['dividers', '-----Original Message-----\n> x\n'],
    ['addresses', 'a@x.example,'],
    ['one endless line', 'On '],
    ['one line of nothing', ' '],
    ['quotes and answers', '> yes\nno\n'],
  ])('full of %s is read within its time', async (_what, piece) => {
    const pool = new ParserPool({ size: 1, timeoutMs: 10_000 });
    const mail = await pool.parse(Buffer.from(`${head}text/plain\n\nHello\n${filledWith(piece)}.`));
    await pool.close();
    expect(isRejected(mail) ? mail.code : 'read').toBe('read');
  });

  it.each([
    ['quotes', '<blockquote type="cite">q</blockquote>'],
    ['quotes in quotes', '<blockquote>'],
    ['boxes of Gmail', '<div class="gmail_quote"><div class="gmail_attr">On</div>'],
  ])('of HTML full of %s is read within its time', async (_what, piece) => {
    const pool = new ParserPool({ size: 1, timeoutMs: 10_000 });
    const mail = await pool.parse(Buffer.from(`${head}text/html\n\n<p>Hello</p>${filledWith(piece)}`));
    await pool.close();
    expect(isRejected(mail) ? mail.code : 'read').toBe('read');
  });
});
