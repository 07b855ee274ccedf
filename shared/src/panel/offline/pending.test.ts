import { describe, expect, test } from 'vitest';
import type { FollowUp } from '../../follow-ups/schema.js';
import type { Note } from '../../notes/schema.js';
import type { Task } from '../../tasks/schema.js';
import type { TimeEntry } from '../../time/schema.js';
import { withPendingFollowUps } from '../follow-ups/pending-follow-ups.js';
import { withPendingNotes } from '../notes/pending-notes.js';
import { withPendingTasks } from '../tasks/pending-tasks.js';
import { withPendingTimer } from '../timer/pending-timer.js';
import type { InputOf, Write, WritePath } from './write.js';

const me = { id: 'me', name: 'Dana' };
const customer = { id: 'c', name: 'Acme' };

function write<Path extends WritePath>(path: Path, input: InputOf<Path>, fields: object = {}): Write {
  const about = {
    text: '',
    threadKey: null,
    customerId: 'c',
    madeAt: '2026-03-10T09:00:00.000Z',
    tries: 0,
    answer: null,
    refusal: null,
  };
  return { ...about, key: 'k', order: 1, state: 'waiting', path, input, ...fields } as unknown as Write;
}

describe('notes on their way', () => {
  const known = { id: 'n', body: 'old', sensitive: false } as Note;
  test('stand first, and once only when the answer has come', () => {
    const making = write('notes.write', { customerId: 'c', body: 'new' });
    expect(withPendingNotes([known], [making], { customerId: 'c', me }).map(({ body }) => body)).toEqual([
      'new',
      'old',
    ]);
    const made = { ...known, id: 'n2', body: 'new' };
    const sent = { ...making, state: 'sent', answer: made } as Write;
    expect(withPendingNotes([made, known], [sent], { customerId: 'c', me })).toHaveLength(2);
  });
  test('never show beside another customer', () => {
    expect(
      withPendingNotes([], [write('notes.write', { customerId: 'other', body: 'new' })], { customerId: 'c', me }),
    ).toEqual([]);
  });
  test('are gone when refused', () => {
    expect(
      withPendingNotes([known], [write('notes.remove', { id: 'n' }, { state: 'refused' })], { customerId: 'c', me }),
    ).toEqual([known]);
  });
});

test('a ticked task shows as done, a changed one as changed', () => {
  const task = { id: 't', title: 'old', status: 'todo' } as Task;
  const writes = [write('tasks.update', { id: 't', title: 'new' }), write('tasks.complete', { id: 't' })];
  expect(withPendingTasks([task], writes, { customer, me })[0]).toMatchObject({ title: 'new', status: 'done' });
});

test('a completed follow-up gives way to the next step', () => {
  const followUp = { id: 'f', title: 'call', dueOn: '2026-03-10', customer } as FollowUp;
  const done = write('followUps.complete', { id: 'f', next: { title: 'offer', dueOn: '2026-03-12' } });
  const shown = withPendingFollowUps([followUp], [done], { customer: null, me, today: '2026-03-10' });
  expect(shown.map(({ title, group }) => [title, group])).toEqual([['offer', 'upcoming']]);
});

test('a timer starts and stops at once on the screen', () => {
  const start = write('time.start', { customerId: 'c' });
  const nameOf = () => 'Acme';
  expect(withPendingTimer(null, [start], nameOf)?.customer).toEqual(customer);
  expect(withPendingTimer({ id: 'e' } as TimeEntry, [write('time.stop', {})], nameOf)).toBeNull();
});
