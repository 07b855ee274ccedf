import { arrBandOf, arrOf } from '@threadline/shared/customers/arr-band';
import type { CustomerDetail, CustomerSummary } from '@threadline/shared/customers/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { abilitiesOf, seesNameOnly } from './policy.js';
import type { DetailRow, SummaryRow } from './queries.js';

/** A row of the list as the actor may see it. */
export function presentSummary(ctx: Ctx, row: SummaryRow): CustomerSummary {
  if (seesNameOnly(ctx)) return { ...nothing, id: row.id, name: row.name };
  const { id, name, stage, plan, owner, domains, tags, currency, renewalOn } = row;
  const arrCents = arrOf(row.mrrCents);
  return {
    ...{ id, name, stage, plan, owner, domains, tags, currency, renewalOn },
    arrCents,
    arrBand: arrBandOf(arrCents),
    lastTouchAt: row.lastTouchAt?.toISOString() ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
  };
}

/** The whole record as the actor may see it, with what the actor may do. */
export function presentDetail(ctx: Ctx, row: DetailRow): CustomerDetail {
  const shown = { ...presentSummary(ctx, row), createdAt: row.createdAt.toISOString(), abilities: abilitiesOf(ctx) };
  if (seesNameOnly(ctx)) return { ...nothingMore, ...shown };
  const {
    industry,
    size,
    region,
    useCase,
    signedUpOn,
    startedOn,
    contractStartOn,
    contractEndOn,
    mrrCents,
    people,
    version,
  } = row;
  return {
    ...{
      industry,
      size,
      region,
      useCase,
      signedUpOn,
      startedOn,
      contractStartOn,
      contractEndOn,
      mrrCents,
      people,
      version,
    },
    ...shown,
  };
}

const nothing = {
  stage: null,
  plan: null,
  owner: null,
  domains: [],
  tags: [],
  arrCents: null,
  arrBand: null,
  currency: null,
  renewalOn: null,
  lastTouchAt: null,
  archivedAt: null,
};

const nothingMore = {
  industry: null,
  size: null,
  region: null,
  useCase: null,
  signedUpOn: null,
  startedOn: null,
  contractStartOn: null,
  contractEndOn: null,
  mrrCents: null,
  people: [],
  version: 1,
};
