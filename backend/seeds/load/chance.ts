import type { Bulk } from './fast-writes.js';

/** Thirteen digits of time and the version: ids of the world sort by their number and look like all others. */
const idStart = '019300000000-7';

export const idKinds = [
  'organisation',
  'person',
  'mailbox',
  'customer',
  'contact',
  'thread',
  'message',
  'link',
  'talk',
  'task',
  'note',
  'followUp',
  'timeEntry',
  'entry',
  'event',
] as const;
export type IdKind = (typeof idKinds)[number];

/** The start of all ids of one kind in one organisation; a number of fifteen hexadecimal digits follows. */
export function idPrefix(kind: IdKind, organisation: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `${idStart}${hex(idKinds.indexOf(kind), 1)}${hex(organisation, 2)}8`;
}

export const idOf = (kind: IdKind, organisation: number, number: number): string => {
  const digits = `${idPrefix(kind, organisation)}${number.toString(16).padStart(15, '0')}`.replaceAll('-', '');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** Functions of this one session: chance that is the same for the same number and salt, whatever was drawn before. */
export async function defineChance(bulk: Bulk): Promise<void> {
  await bulk`
    create function pg_temp.chance(n bigint, salt bigint) returns float8 language sql immutable as
    $$ select (hashint8extended(n, salt) & 1073741823)::float8 / 1073741824 $$`;
  await bulk`
    create function pg_temp.draw(n bigint, salt bigint, choices integer) returns integer language sql immutable as
    $$ select 1 + floor(pg_temp.chance(n, salt) * choices)::integer $$`;
  // A few of many get most: the first one of 4,000 about half at steepness 4, and a quarter at 2.
  await bulk`
    create function pg_temp.few(n bigint, salt bigint, choices integer, steepness integer) returns integer language sql immutable as
    $$ select floor(power(choices + 1.0::float8, power(pg_temp.chance(n, salt), steepness)))::integer $$`;
  // Working hours of two years, seldom on a Saturday.
  await bulk`
    create function pg_temp.working_time(n bigint, salt bigint, first_monday float8) returns timestamptz language sql immutable as
    $$ select to_timestamp(first_monday + floor(pg_temp.chance(n, salt) * 104) * 604800
      + floor(pg_temp.chance(n, salt + 1) * 5.2) * 86400 + 25200 + floor(pg_temp.chance(n, salt + 2) * 36000)) $$`;
  await bulk`
    create function pg_temp.load_id(prefix text, n bigint) returns uuid language sql immutable as
    $$ select (prefix || lpad(to_hex(n), 15, '0'))::uuid $$`;
}
