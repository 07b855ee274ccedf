import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { Forbidden, NotFound } from '../../platform/errors.js';
import { countShared, mailsOf } from './arrange-queries.js';

export type SeenMail = Awaited<ReturnType<typeof mailsOf>>[number];

/**
 * The mails of a thread, for whoever sees all that others may see of them: a merge or split opens them to customers that
 * they were not linked to. Ends with NotFound where no mail of it is seen, with Forbidden where some is not.
 */
export async function requireWhole(ctx: Ctx, threadId: string): Promise<SeenMail[]> {
  const seen = await mailsOf(ctx, threadId);
  if (seen.length === 0) throw new NotFound('thread');
  let shared = 0;
  await withWholeOrganisation(ctx, async (whole) => {
    shared = await countShared(whole, threadId);
  });
  if (seen.filter((mail) => mail.shared).length === shared) return seen;
  throw new Forbidden('Part of this conversation is not for you to see. Ask an owner or admin to merge or split it.');
}
