import { expect, test } from 'vitest';
import { type FactSpeech, tellFacts } from './audit-facts.js';

const speech: FactSpeech = {
  word: (value) => ({ admin: 'Admin', member: 'Member', yes: 'yes', no: 'no', done: 'Done' })[value] ?? null,
  field: (name) => (name === 'dueOn' ? 'due day' : name),
  counted: (kind, count) => (kind === 'tasks' ? `${count} tasks` : null),
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
};
const told = (details: Record<string, unknown>) =>
  tellFacts(details, speech).map(({ name, text }) => `${name}: ${text}`);

test('roles, states and yes or no are words', () => {
  expect(told({ to: 'member', from: 'admin', status: 'done', sensitive: false })).toEqual([
    'from: Admin',
    'to: Member',
    'status: Done',
    'sensitive: no',
  ]);
});

test('people and merged records are named, and their ids stay as recorded', () => {
  const gone = { id: '0190a3d0-0000-7000-8000-000000000001', name: 'Acme Ltd' };
  expect(told({ merge: gone.id, gone, kept: { ...gone, name: 'Acme' }, rows: 12_345 })).toEqual([
    'gone: Acme Ltd',
    'kept: Acme',
    'rows: 12,345',
  ]);
});

test('days, moments and durations are written as people write them', () => {
  expect(told({ dueOn: '2026-03-31', startedAt: '2026-03-31T08:00:00.000Z', durationSeconds: 4800 })).toEqual([
    'dueOn: Tue, 31 March 2026',
    expect.stringMatching(/^startedAt: Tue,? 31 Mar 2026.* 10:00/),
    expect.stringMatching(/^durationSeconds: 1.h 20.min$/),
  ]);
});

test('what was handed over is counted, and changed fields are listed', () => {
  expect(told({ handed: { tasks: 3, customers: 0, kites: 1 }, changed: ['dueOn', 'title'] })).toEqual([
    'changed: due day and title',
    'handed: 3 tasks, 1 × kites',
  ]);
});

test('what has no words is left to what was recorded', () => {
  expect(told({ kind: 'unheard_of', filters: { from: 1 }, from: { ways: ['google'] }, dueOn: null })).toEqual([]);
});

test('of single sign-on, certificates that come and go stand by their fingerprints', () => {
  expect(told({ added: ['AA:BB', 'CC:DD'], removed: [], vouchesForOwners: false })).toEqual([
    'added: AA:BB and CC:DD',
    'vouchesForOwners: no',
  ]);
});
