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
