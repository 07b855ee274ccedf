import type { ContactMergePreview, MergePair } from '@threadline/shared/merges/schema';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { confirmationOf } from '../confirmation.js';
import { differingFields } from '../contacts/fields.js';
import { countRows, findPortalGains } from '../contacts/preview-queries.js';
import { type PlainRow, readRows } from '../moves/rows.js';
import { bothOf, requireTwo } from './require-pair.js';

type Preview = ContactMergePreview;

/** What a merge of two contacts would do, and to which portals an address would newly open. */
export async function previewContacts(ctx: Ctx, pair: MergePair): Promise<Preview> {
  authorise(ctx, 'contact.merge');
  requireTwo(pair, 'contact');
  const { gone, kept } = bothOf(await readRows(ctx, 'contacts', [pair.goneId, pair.keptId]), pair, 'contact');
  const effects = await contactEffects(ctx, { gone, kept });
  return {
    gone: { id: gone.id, name: gone.name },
    kept: { id: kept.id, name: kept.name },
    counts: await countRows(ctx, pair),
    ...effects,
    confirmation: confirmationOf(effects),
  };
}

/** What the person who merges has to have seen. */
export async function contactEffects(
  ctx: Ctx,
  { gone, kept }: { gone: PlainRow; kept: PlainRow },
): Promise<Pick<Preview, 'fields' | 'portalGains'>> {
  return {
    fields: differingFields(gone, kept),
    portalGains: await findPortalGains(ctx, { goneId: gone.id, keptId: kept.id }),
  };
}
