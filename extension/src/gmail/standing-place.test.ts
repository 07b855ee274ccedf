import { expect, test } from 'vitest';
import { keepPlace, recallPlace } from './standing-place.js';

function storageWith(value: string | null): Storage {
  let kept = value;
  return {
    getItem: () => kept,
    setItem: (_key: string, next: string) => {
      kept = next;
    },
    removeItem: () => {
      kept = null;
    },
  } as unknown as Storage;
}

test('a place that was kept is recalled, and forgotten when the reader closes the panel', () => {
  const storage = storageWith(null);
  keepPlace(storage, { top: 64, right: 56, width: 320 });
  expect(recallPlace(storage)).toEqual({ top: 64, right: 56, width: 320 });
  keepPlace(storage, null);
  expect(recallPlace(storage)).toBeNull();
});

test.each([
  ['nothing', null],
  ['broken text', '{"top":'],
  ['a place off the screen', '{"top":64,"right":-9000,"width":320}'],
  ['a panel across the whole window', '{"top":0,"right":0,"width":1900}'],
  ['words for numbers', '{"top":"64","right":"0","width":"320"}'],
])('%s in the page’s storage is no place', (_name, stored) => {
  expect(recallPlace(storageWith(stored))).toBeNull();
});

test('a storage that refuses is no reason to fail', () => {
  const refusing = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  } as unknown as Storage;
  expect(() => keepPlace(refusing, { top: 64, right: 56, width: 320 })).not.toThrow();
});
