import { dayOf, startOfDay } from '@threadline/shared/kernel/calendar';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** An instant as a `datetime-local` field shows it, in the organisation's zone: `2026-03-31T14:05`. */
export function toLocalTime(instant: string, timeZone: string): string {
  const at = new Date(instant);
  return `${dayOf(at, timeZone)}T${clockOf(timeZone).format(at)}`;
}

/** The instant that such a field means in the zone; null when it is not filled in. */
export function fromLocalTime(local: string, timeZone: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(local);
  if (!match?.[1]) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  const guess = new Date(startOfDay(match[1], timeZone).getTime() + minutes * 60_000);
  // On days when the clocks change, midnight and the wanted hour stand at different offsets.
  const [hour, minute] = clockOf(timeZone).format(guess).split(':').map(Number);
  const shown = (hour ?? 0) * 60 + (minute ?? 0);
  const off = dayOf(guess, timeZone) > match[1] ? shown + 1440 - minutes : shown - minutes;
  return new Date(guess.getTime() - off * 60_000).toISOString();
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(timeZone, made);
  return made;
}
