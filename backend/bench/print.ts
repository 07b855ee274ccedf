import type { Held } from './drive/memory.js';
import type { BackFill } from './mail/back-fill.js';
import type { Run } from './run-backup.js';
import type { Outcome } from './run-case.js';

/** A result for people. */
export function inWords(outcome: Outcome): string {
  const { name, world, connections, cpuMicros, ratio } = outcome;
  if (name === 'figures') return JSON.stringify(outcome.organisations, null, 2);
  if (name === 'backup') return saved(outcome);
  if (name === 'mail-sync') return readMail(outcome);
  if (name === 'sign-in-timing') return JSON.stringify(outcome.medians, null, 2);
  const cell = (value: unknown) => String(value ?? '–').padStart(11);
  const rows = Object.entries(connections).map(([count, figures]) =>
    [count, figures?.p50, figures?.p95, figures?.p99, figures?.rps].map(cell).join(''),
  );
  const size = world
    ? `${world.organisation}: ${world.customers} customers, ${world.timelineEntries} timeline entries`
    : '';
  const cost = `server ${cpuMicros.server ?? '–'} µs, database ${cpuMicros.database ?? '–'} µs a request`;
  const last = [ratio === null ? '' : `${ratio} of the bare statements' rate`, factorIn(outcome)].filter(Boolean);
  const head = ['at once', 'p50 ms', 'p95 ms', 'p99 ms', 'a second'].map(cell).join('');
  return [`${name}  ${size}`, head, ...rows, cost, ...last].join('\n');
}

function readMail({ backFill, messages, megabytes, connections }: Outcome): string {
  const { mails, seconds, rate } = backFill as BackFill;
  const { peak, byTenth } = megabytes as Held;
  const news = connections[1];
  return [
    `old mail  ${mails} in three mailboxes are ${messages} messages: ${seconds} s, ${rate} a second`,
    `memory    at most ${peak ?? '–'} MB; by tenths ${byTenth.join(' ')}`,
    `new mail  p50 ${news?.p50} ms, p99 ${news?.p99} ms from the mailbox to the answer`,
  ].join('\n');
}

function factorIn({ factor }: Outcome): string {
  return typeof factor === 'number' ? `${factor} × the first page` : '';
}

function saved({ megabytes, backup, restore }: Outcome): string {
  const line = (what: string, { told, seconds, rssMegabytes: { peak, byTenth } }: Run) =>
    `${what}  ${told.rows} rows, ${told.files} files, ${seconds} s, at most ${peak ?? '–'} MB; by tenths ${byTenth.join(' ')}`;
  return [`backup.tar  ${megabytes} MB`, line('backup ', backup as Run), line('restore', restore as Run)].join('\n');
}
