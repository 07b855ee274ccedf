import { claimPurge, endPurge, keepingRules, type OpenPurge, reachedBy } from '../../mailboxes/service.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { visitOrganisations } from '../../platform/db/organisations.js';
import { record } from '../../platform/events/record.js';
import type { FileStore } from '../../platform/files/file-store.js';
import type { LongWork } from '../../platform/jobs/long-work.js';
import { sweepLetGo } from '../contents/sweep-contents.js';
import { takeTurn } from '../take-turn.js';
import { type CopyFate, copiesAfter, fateOf } from './copies.js';
import { forgetCopies, lowerCopies } from './forget-copies.js';
import { settleMessages } from './settle-messages.js';

const mostAtOnce = 500;

/** Looks through the mail of a mailbox as soon as that is asked for. */
export function purgeMail(runtime: Runtime, store: FileStore): LongWork {
  return {
    name: 'purge-mail',
    events: ['mail.purge_asked'],
    run: async ({ orgId, subjectId }) => {
      while (await purgeBatch(runtime, orgId, subjectId));
      await sweepLetGo(runtime, orgId, store);
    },
  };
}

/** Goes on where a worker has stopped, begins what had to wait, and removes bytes that nothing holds any more. */
export function resumePurges(runtime: Runtime, store: FileStore): Promise<void> {
  return visitOrganisations(runtime, async (orgId) => {
    while (await purgeBatch(runtime, orgId));
    await sweepLetGo(runtime, orgId, store);
  });
}

/** Some hundred copies in a transaction of their own; false where nothing is left to be done. */
function purgeBatch(runtime: Runtime, orgId: string, wanted?: string): Promise<boolean> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    const purge = await claimPurge(ctx, wanted);
    if (!purge) return false;
    await takeTurn(ctx);
    const copies = await copiesAfter(ctx, { ...purge, limit: mostAtOnce });
    const last = copies.at(-1);
    if (last) await settle(ctx, purge, copies);
    if (last && copies.length === mostAtOnce) await reachedBy(ctx, purge, last.id);
    else await finish(ctx, purge);
    return true;
  });
}

async function settle(ctx: Ctx, purge: OpenPurge, copies: Awaited<ReturnType<typeof copiesAfter>>): Promise<void> {
  const rules = await keepingRules(ctx, purge.mailboxId);
  const fates = copies.map((copy): [string, CopyFate] => [copy.id, fateOf(copy, { rules, cause: purge.cause })]);
  const going = new Map(fates.flatMap(([id, fate]) => ('skipped' in fate ? [[id, fate.skipped] as const] : [])));
  await forgetCopies(ctx, { mailboxIds: [purge.mailboxId], why: going });
  const lower = fates.flatMap(([id, fate]) => ('lower' in fate ? [id] : []));
  await lowerCopies(ctx, { mailboxId: purge.mailboxId, messageIds: lower, tier: rules.tier });
  const touched = purge.cause === 'kind' ? copies.map(({ id }) => id) : [...going.keys(), ...lower];
  await settleMessages(ctx, touched);
}

async function finish(ctx: Ctx, purge: OpenPurge): Promise<void> {
  await endPurge(ctx, purge);
  await record(ctx, { name: 'mail.purged', subject: { type: 'mail_purge', id: purge.id } });
}
