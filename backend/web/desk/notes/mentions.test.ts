import { expect, test } from 'vitest';
import { mentionsIn } from './mentions.js';

const colleagues = [
  { id: 'd', name: 'Dana Keller' },
  { id: 'b', name: 'Ben' },
  { id: 'l', name: 'Benjamin' },
];

test.each([
  ['@Dana Keller knows the CFO', ['d']],
  ['ask @ben, please', ['b']],
  ['@Benjamin has left', ['l']],
  ['Ben and Dana Keller', []],
  ['@Dana', []],
  ['@Ben and @Dana Keller', ['d', 'b']],
  ['mail@Bender', []],
])('the note "%s" names %j', (body, ids) => {
  expect(mentionsIn(body, colleagues)).toEqual(ids);
});
