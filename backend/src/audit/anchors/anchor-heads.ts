import { eq, ne } from 'drizzle-orm';
import { inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { auditAnchorings } from '../schema.js';
import { type Anchor, type ChainEnd, signAnchor } from './anchor.js';
import type { AnchorFiles } from './anchor-files.js';

const keepEveryDays = 30;

/** Writes down outside the database where every chain ends that has grown since; how many had. */
export async function anchorHeads(runtime: Runtime, files: AnchorFiles): Promise<number> {
  const rows = await runtime.db.sql<{ orgId: string; number: string; hash: string }[]>`
    select org_id as "orgId", number, hash from audit_heads_to_anchor()`;
  let written = 0;
  const failures: unknown[] = [];
  for (const { orgId, number, hash } of rows) {
    const end = { orgId, number: Number(number), hash };
    const last = await files.last(orgId);
    if (last?.number === end.number && last.hash === end.hash) continue;
    await anchorHead(runtime, files, end).catch((error: unknown) => failures.push(error));
    written += 1;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} chains could not be anchored.`);
  return written;
}

/** Writes down one chain's end: on disk first, and then for people to see when that was. */
export async function anchorHead(runtime: Runtime, files: AnchorFiles, end: ChainEnd): Promise<void> {
  const after = (await files.isBegun(end.orgId)) ? null : await notedAnchor(runtime, end.orgId);
  await files.append(signAnchor(runtime.secrets, after === null ? end : { ...end, after }, runtime.clock()));
  await inOrg(runtime, systemOf(end.orgId), async ({ tx, orgId, now }) => {
    const note = { number: end.number, anchoredAt: now };
    await tx
      .insert(auditAnchorings)
      .values({ orgId, ...note })
      // The same end written down once more, by another server say, is no news.
      .onConflictDoUpdate({
        target: auditAnchorings.orgId,
        set: note,
        setWhere: ne(auditAnchorings.number, end.number),
      });
  });
}

/** Up to where the database says that anchors were written down; null where it knows of none. */
export async function notedAnchor(runtime: Runtime, orgId: string): Promise<number | null> {
  const [note] = await inOrg(runtime, systemOf(orgId), (ctx) =>
    ctx.tx.select({ number: auditAnchorings.number }).from(auditAnchorings).where(eq(auditAnchorings.orgId, ctx.orgId)),
  );
  return note?.number ?? null;
}

/** Keeps every anchor of the last 30 days, and of the days before the last of each. */
export async function thinAnchors(runtime: Runtime, files: AnchorFiles): Promise<void> {
  const recent = new Date(runtime.clock().getTime() - keepEveryDays * 86_400_000).toISOString();
  for (const orgId of await files.organisations()) {
    const lastOfDay = new Map<string, string>();
    for await (const anchor of files.read(orgId)) {
      if (anchor && anchor.at < recent) lastOfDay.set(dayOf(anchor), anchor.signature);
    }
    if (lastOfDay.size === 0) continue;
    await files.thin(
      orgId,
      (anchor) =>
        anchor.at >= recent || anchor.after !== undefined || lastOfDay.get(dayOf(anchor)) === anchor.signature,
    );
  }
}

const dayOf = ({ at }: Anchor) => at.slice(0, 10);
