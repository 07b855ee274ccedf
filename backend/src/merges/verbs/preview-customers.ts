import type { CustomerMergePreview, MergePair } from '@threadline/shared/merges/schema';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { confirmationOf } from '../confirmation.js';
import { differingFields } from '../customers/fields.js';
import { portalFigures } from '../customers/portal-queries.js';
import { countRows, countShared, findGains, findOwners } from '../customers/preview-queries.js';
import { type PlainRow, readRows } from '../moves/rows.js';
import { bothOf, requireTwo } from './require-pair.js';

type Preview = CustomerMergePreview;

/** What a merge would do: rows that go over, fields to choose from, and who would see more than now. */
export async function previewCustomers(ctx: Ctx, pair: MergePair): Promise<Preview> {
  authorise(ctx, 'customer.merge');
  requireTwo(pair, 'customer');
  const { gone, kept } = bothOf(await readRows(ctx, 'customers', [pair.goneId, pair.keptId]), pair, 'customer');
  const effects = await effectsOf(ctx, { gone, kept });
  return {
    gone: named(gone),
    kept: named(kept),
    counts: await countRows(ctx, pair),
    shared: await countShared(ctx, pair),
    owner: await findOwners(ctx, pair),
    ...effects,
    confirmation: confirmationOf(effects),
  };
}

/** What the person who merges has to have seen: the fields, who gains sight, and what becomes of the portal. */
export async function effectsOf(
  ctx: Ctx,
  { gone, kept }: { gone: PlainRow; kept: PlainRow },
): Promise<Pick<Preview, 'fields' | 'gaining' | 'portal'>> {
  const pair = { goneId: gone.id, keptId: kept.id };
  const gains = await findGains(ctx, pair);
  return {
    fields: differingFields(gone, kept),
    gaining: gains.map(({ personId, name, seesId }) => ({
      person: { id: personId, name },
      sees: named(seesId === gone.id ? gone : kept),
    })),
    portal: await portalFigures(ctx, pair),
  };
}

const named = ({ id, name }: PlainRow) => ({ id, name });
