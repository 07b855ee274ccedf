import { describe, expect, it } from 'vitest';
import { foldParent, replyTextOf } from './reply-text.js';

const attribution = 'On Mon, 1 Mar 2027, Bo Ek wrote:';

describe('the form of a mail', () => {
  it.each([
    [
      'Gmail',
      `<div>Yes.</div><div class="gmail_signature">Al</div><div class="gmail_quote"><div class="gmail_attr">${attribution}</div><blockquote class="gmail_quote">Is it?</blockquote></div>`,
    ],
    ['Apple Mail', `<div>Yes.</div><blockquote type="cite"><div>${attribution}</div>Is it?</blockquote>`],
    [
      'Thunderbird',
      `<p>Yes.</p><div class="moz-cite-prefix">${attribution}</div><blockquote type="cite">Is it?</blockquote>`,
    ],
    ['Yahoo', `<div>Yes.</div><div class="yahoo_quoted"><div>${attribution}</div><div>Is it?</div></div>`],
    ['ProtonMail', `<div>Yes.</div><div class="protonmail_quote">${attribution}<blockquote>Is it?</blockquote></div>`],
    [
      'Zimbra',
      '<div>Yes.</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__QUOTED_TEXT__">Is it?</div>',
    ],
    [
      'Outlook on the web',
      '<div>Yes.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">Bo</div><div>Is it?</div>',
    ],
    ['GMX', '<div>Yes.</div><div name="quote">Is it?</div>'],
    ['Tutanota', '<div>Yes.</div><blockquote class="tutanota_quote">Is it?</blockquote>'],
  ])('tells the reply from the quote: %s', (_program, html) => {
    const { visible, folded } = replyTextOf('what the plain part says', html);
    expect([visible, folded.includes('Is it?')]).toEqual(['Yes.', true]);
  });

  it('keeps answers between the quotes, and shows whose words are whose', () => {
    const html =
      '<div>Hi</div><blockquote type="cite">One?</blockquote><div>Yes.</div><blockquote type="cite">Two?</blockquote>';
    expect(replyTextOf('', html)).toMatchObject({ visible: 'Hi\n> One?\nYes.', folded: '> Two?' });
  });

  it('leaves indented paragraphs to their writer', () => {
    const html = '<div>Hi</div><blockquote style="margin: 0 0 0 40px; border: none;">indented</blockquote>';
    expect(replyTextOf('Hi\nindented', html).visible).toBe('Hi\nindented');
  });
});

describe('what stands in the mail answered', () => {
  const parent = 'Could you tell us when the delivery will come?\nWe wait for it.\n\nBo';

  it('is folded though nothing marks it', () => {
    const folded = replyTextOf(`On Friday.\n\n${parent}`, null);
    expect(foldParent(folded, parent)).toEqual({ visible: 'On Friday.', folded: parent });
  });

  it('stays where it is a word or two', () => {
    const folded = replyTextOf('On Friday.\n\nBo', null);
    expect(foldParent(folded, parent).visible).toBe('On Friday.\n\nBo');
  });
});

describe('every line', () => {
  it.each([
    ['quotes and answers', `Hi\n${attribution}\n> a\nb\n> c\n\n-- \nAl\n`],
    ['a signature alone', '-- \nAl'],
    ['a quote alone', '> a\n> b'],
    ['a long quote with an answer below', `${'> long\n'.repeat(40)}Yes.`],
    ['nothing', ''],
  ])('is in one of the two texts: %s', (_what, text) => {
    const { visible, folded } = replyTextOf(text, null);
    const filled = (lines: string) =>
      lines
        .split('\n')
        .filter((line) => line.trim() !== '')
        .sort();
    expect(filled(`${visible}\n${folded}`)).toEqual(filled(text));
  });
});
