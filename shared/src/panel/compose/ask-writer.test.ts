import { expect, test } from 'vitest';
import { contextStates } from '../../threads/schema.js';
import { askWriter } from './ask-writer.js';

const abilities = (link: boolean) => ({ link, createCustomer: false, track: false });

test.each([
  ['a new mail that fits several customers asks which to show', false, true, 'which to show'],
  ['a reply asks which to link', true, true, 'which to link'],
  ['a reply of somebody who may not link asks which to show', true, false, 'which to show'],
] as const)('%s', (_, isReply, mayLink, asked) => {
  expect(askWriter({ state: 'candidates', abilities: abilities(mayLink) }, isReply)).toBe(asked);
});

test('where no customer fits nothing is asked', () => {
  const others = contextStates.filter((state) => state !== 'candidates');
  expect(others.map((state) => askWriter({ state, abilities: abilities(true) }, false))).toEqual(
    others.map(() => 'nothing'),
  );
});
