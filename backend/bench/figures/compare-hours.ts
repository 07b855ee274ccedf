import type { HoursGrouping, UtilisationGrouping } from '@threadline/shared/reports/choices';
import { hoursGroupings, utilisationGroupings } from '@threadline/shared/reports/choices';
import type { Ctx } from '../../src/platform/db/in-org.js';
import { type ToldHours, tellHours, tellTotal } from '../../src/reports/rules/concealment.js';
import { readHours, readUtilisation } from '../../src/reports/service.js';
import { type Comparison, everyGroup } from './check.js';
import { widthsOf } from './place.js';
import { type PlainHours, plainHours } from './plain-hours.js';

const untold: ToldHours = { seconds: 0, billableSeconds: 0, billableShare: null, hidden: null };

/** Hours and utilisation by every grouping, with what is withheld from the owner, against the time entries. */
export async function compareHours(ctx: Ctx, comparison: Comparison): Promise<void> {
  const { place, asked } = comparison;
  const [all] = await plainHours(place, asked, 'all');
  for (const by of hoursGroupings) {
    if (!widthsOf(asked).includes(by)) continue;
    const plain = await plainHours(place, asked, by);
    await compareGroups(ctx, comparison, { by, plain, all });
    if (isUtilisation(by)) await compareUtilisation(ctx, comparison, { by, plain, all });
  }
}

interface Plain<By> {
  by: By;
  plain: PlainHours[];
  all: PlainHours | undefined;
}

async function compareGroups(ctx: Ctx, { asked, check }: Comparison, { by, plain, all }: Plain<HoursGrouping>) {
  const report = await readHours(ctx, { ...asked, by, compare: 'none', limit: everyGroup });
  const what = `hours by ${by} ${JSON.stringify(asked)}`;
  const told = new Map(report.groups.map(({ key, label: _label, compared: _compared, ...rest }) => [key ?? '', rest]));
  const expected = tellHours(plain);
  for (const [at, { key }] of plain.entries()) check.same(`${what} ${key}`, told.get(key), expected[at]);
  for (const [key, group] of told)
    if (!plain.some((one) => one.key === key)) check.same(`${what} ${key}`, group, untold);
  const total = all ? tellTotal(all) : untold;
  check.same(`${what} total`, report.totals.seconds.value, total.seconds);
  check.same(`${what} billable`, report.totals.billableSeconds.value, total.billableSeconds);
  check.same(`${what} share`, report.totals.billableShare.value, total.billableShare);
}

async function compareUtilisation(ctx: Ctx, comparison: Comparison, { by, plain, all }: Plain<UtilisationGrouping>) {
  const { asked, check, today } = comparison;
  const report = await readUtilisation(ctx, { ...asked, by, compare: 'none', limit: everyGroup, hoursPerDay: 7.5 });
  const what = `utilisation by ${by} ${JSON.stringify(asked)}`;
  const told = new Map(
    report.groups.map(({ key, capacitySeconds, utilisation }) => [key ?? '', [capacitySeconds, utilisation]]),
  );
  const expected = tellHours(plain);
  for (const [at, one] of plain.entries()) {
    const capacity = one.contributors * 7.5 * 3600 * weekdays(one.first ?? asked.from, one.past ?? asked.to, today);
    const billable = expected[at]?.billableSeconds;
    const share = billable == null || capacity === 0 ? null : billable / capacity;
    check.same(`${what} ${one.key}`, told.get(one.key), [Math.round(capacity), share]);
  }
  const capacity = (all?.contributors ?? 0) * 7.5 * 3600 * weekdays(asked.from, asked.to, today);
  const billable = all ? tellTotal(all).billableSeconds : 0;
  check.same(`${what} total`, report.total.value, billable === null || capacity === 0 ? null : billable / capacity);
}

const isUtilisation = (by: HoursGrouping): by is UtilisationGrouping =>
  (utilisationGroupings as readonly string[]).includes(by);

/** Mondays to Fridays up to today, one by one. */
function weekdays(from: string, past: string, today: string): number {
  let count = 0;
  for (let at = Date.parse(from); at < Date.parse(past); at += 86_400_000) {
    const day = new Date(at).toISOString();
    if (day.slice(0, 10) <= today && ![0, 6].includes(new Date(at).getUTCDay())) count += 1;
  }
  return count;
}
