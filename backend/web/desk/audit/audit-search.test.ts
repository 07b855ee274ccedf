import { expect, test } from 'vitest';
import { auditInputOf, countOf } from './audit-input.js';
import { readAuditSearch } from './audit-search.js';

const person = '01980000-0000-7000-8000-000000000001';

test('filters are read from the address and become the input of the procedures', () => {
  const search = readAuditSearch({
    q: 'acme',
    group: 'work',
    person,
    about: person,
    from: '2026-03-01',
    ip: '192.0.2.',
  });
  expect(auditInputOf(search)).toEqual({
    ...{ search: 'acme', group: 'work', personId: person, subjectId: person },
    ...{ from: '2026-03-01', ip: '192.0.2.' },
  });
  expect(countOf(search)).toBe(2);
});

test('what means nothing is left out', () => {
  const nonsense = { q: ' ', group: 'x', action: 'x', person: 'me', about: '%', from: 'March', via: 'door', ip: 'a b' };
  expect(readAuditSearch({ ...nonsense, to: ['2026-03-01'] })).toEqual({});
});

test('an action that there is none of narrows nothing', () => {
  expect(auditInputOf(readAuditSearch({ action: 'note.whistled' }))).toEqual({});
  expect(auditInputOf(readAuditSearch({ action: 'note.written' }))).toEqual({ action: 'note.written' });
});
