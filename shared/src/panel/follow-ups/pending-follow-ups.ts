import { groupOf, postponedTo } from '../../follow-ups/due.js';
import type { FollowUp } from '../../follow-ups/schema.js';
import type { PersonName } from '../../kernel/person-name.js';
import { pendingId } from '../offline/queue-rules.js';
import type { Write } from '../offline/write.js';

export interface PendingFollowUpScope {
  customer: { id: string; name: string } | null;
  me: PersonName;
  today: string;
}

interface Promised {
  write: Write;
  step: NextStep;
}

type NextStep = { title: string; dueOn: string; assigneeId?: string | undefined };

/** Open follow-ups as they will be once the person's own writes have arrived. */
export function withPendingFollowUps(
  followUps: readonly FollowUp[],
  writes: readonly Write[],
  scope: PendingFollowUpScope,
): FollowUp[] {
  return writes.reduce((shown, write) => applyOne(shown, write, scope), [...followUps]);
}

function applyOne(rows: FollowUp[], write: Write, scope: PendingFollowUpScope): FollowUp[] {
  if (write.state === 'refused') return rows;
  switch (write.path) {
    case 'followUps.create':
      return write.input.customerId === scope.customer?.id ? added(rows, { write, step: write.input }, scope) : rows;
    case 'interactions.log':
      return logged(rows, write, scope);
    case 'followUps.complete':
      return completed(rows, write, scope);
    case 'followUps.remove':
      return rows.filter((row) => row.id !== write.input.id);
    case 'followUps.postpone': {
      const dueOn = postponedTo(write.input, scope.today);
      if (dueOn === null) return rows;
      const group = groupOf({ dueOn, completed: false }, scope.today);
      return rows.map((row) => (row.id === write.input.id ? { ...row, dueOn, group } : row));
    }
    default:
      return rows;
  }
}

function logged(
  rows: FollowUp[],
  write: Write & { path: 'interactions.log' },
  scope: PendingFollowUpScope,
): FollowUp[] {
  const { followUp, customerId } = write.input;
  if (!followUp || customerId !== scope.customer?.id) return rows;
  return added(rows, { write, step: followUp }, scope);
}

function completed(
  rows: FollowUp[],
  write: Write & { path: 'followUps.complete' },
  scope: PendingFollowUpScope,
): FollowUp[] {
  const done = rows.find((row) => row.id === write.input.id);
  const open = rows.filter((row) => row !== done);
  return done && write.input.next
    ? added(open, { write, step: write.input.next }, { ...scope, customer: done.customer })
    : open;
}

function added(rows: FollowUp[], { write, step }: Promised, { customer, me, today }: PendingFollowUpScope): FollowUp[] {
  const answer = answered(write);
  const made: FollowUp = answer ?? {
    id: pendingId(write.key),
    customer: customer ?? { id: '', name: '' },
    interactionId: null,
    title: step.title,
    dueOn: step.dueOn,
    group: groupOf({ dueOn: step.dueOn, completed: false }, today),
    assignee: step.assigneeId === undefined || step.assigneeId === me.id ? me : null,
    createdAt: write.madeAt,
    completedAt: null,
    resolution: null,
    postponements: 0,
    abilities: { write: true },
  };
  return [...rows.filter((row) => row.id !== made.id), made];
}

function answered(write: Write): FollowUp | null {
  if (write.path === 'followUps.create') return write.answer;
  if (write.path === 'followUps.complete') return write.answer?.next ?? null;
  return write.path === 'interactions.log' ? (write.answer?.followUp ?? null) : null;
}
