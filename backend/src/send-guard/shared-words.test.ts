import { expect, test } from 'vitest';
import { asWritten, WordMatcher, wordsOf } from './shared-words.js';

const shared = (mail: string, note: string) => new WordMatcher(wordsOf(mail)).sharedWith(wordsOf(note));

test.each([
  [
    'Hi Jane, their CFO is leaving in March, keep this quiet until then. Best',
    'CFO is leaving in March, keep this quiet until then.',
  ],
  [
    'As I said:\n> THE CHAMPION is *annoyed* with us because of\nthe outage in May',
    'The champion is annoyed with us because of the outage in May!',
  ],
  ['Budget was cut to 40k.', 'budget was cut to 40k'],
  ['他们的首席财务官将于三月离职请不要告诉任何人', '他们的首席财务官将于三月离职请不要告诉任何人。'],
])('%s says what the note says', (mail, note) => {
  expect(shared(mail, note)).toBeTruthy();
});

const secret = 'Their CFO is leaving in March, keep this quiet.';
const between = (sign: string) => [...secret].join(sign);

test.each([
  ['a space without width', between('\u200b')],
  ['a non-joiner', between('\u200c')],
  ['a joiner', between('\u200d')],
  ['a mark of direction', between('\u200e')],
  ['a change of direction', between('\u202e')],
  ['a word joiner', between('\u2060')],
  ['a mark of byte order', between('\ufeff')],
  ['a soft hyphen', between('\u00ad')],
  ['a joiner of graphemes', between('\u034f')],
  ['a selector of variants', between('\ufe0f')],
  ['a selector of rarer variants', between('\u{e0100}')],
  ['a tag', between('\u{e0041}')],
  ['a Hangul filler', between('\u3164')],
  ['a Mongolian vowel separator', between('\u180e')],
  ['full width', secret.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
  ['mathematical letters', secret.replace(/[a-z]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0x1d3b9))],
  ['no-break spaces', secret.replaceAll(' ', '\u00a0')],
])('words are known through %s, in the mail as in the note', (_what, hidden) => {
  expect(shared(`Hi, ${hidden} Best`, secret)).toBe('their cfo is leaving in march keep this');
  expect(shared(`Hi, ${secret} Best`, hidden)).toBe('their cfo is leaving in march keep this');
  expect(asWritten(`Hi, ${hidden} Best`, 'their cfo is leaving')).toBe('Their CFO is leaving');
});

test('a letter and its accent are one, whatever stands between them', () => {
  const [mail, note] = ['Der Prüfer kündigt im März, bleibt unter uns', 'der prüfer kündigt im märz bleibt unter uns'];
  expect(shared(mail.normalize('NFD').replace(/(?=\p{M})/gu, '\u200d'), note)).toBe(note);
});

test.each([
  [
    'Hi Jane, thanks for the call. I will send the offer on Friday.',
    'Call went well; send offer, mention discount of 10 % at most',
  ],
  [
    'Please let me know if you have any questions about the offer.',
    'Wrote them: please let me know if you have any questions',
  ],
  [
    'Bei Rückfragen stehen wir Ihnen gerne zur Verfügung, liebe Grüße',
    'Text: Bei Rückfragen stehen wir Ihnen gerne zur Verfügung',
  ],
  ['Call me back', 'Call me back'],
  ['We are on it', 'we are on it'],
  ['', 'CFO is leaving in March, keep this quiet until then.'],
  ['The meeting is on Tuesday at ten in our office', ''],
])('%s says nothing of the note', (mail, note) => {
  expect(shared(mail, note)).toBeNull();
});

test('a long note is found by a part of it, and a long mail costs little', () => {
  const long = Array.from({ length: 20_000 }, (_, index) => `word${index}`).join(' ');
  expect(shared(long, `something else, word500 word501 word502 word503 word504 word505 word506 word507 and more`)).toBe(
    'word500 word501 word502 word503 word504 word505 word506 word507',
  );
});

test.each([
  ['Hi, Their CFO is\n  leaving in March, so', 'their cfo is leaving in march', 'Their CFO is leaving in March'],
  ['他们的首席财务官', '首 席 财 务', '首席财务'],
  ['Nothing of it', 'their cfo is leaving', 'their cfo is leaving'],
])('%j is quoted as its writer wrote it', (mail, words, expected) => {
  expect(asWritten(mail, words)).toBe(expected);
});
