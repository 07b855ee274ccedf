import { type Ctx, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { organisationIds } from '../../platform/db/organisations.js';
import type { AnchorFiles } from '../anchors/anchor-files.js';
import { anchorHead, notedAnchor } from '../anchors/anchor-heads.js';
import { readAnchored } from './anchored.js';
import { type End, endOfChain, type SealedRow, type Stray, sealedRows, strays } from './chain-rows.js';
import { type Problem, startWalk } from './walk.js';

export interface VerifiedOrganisation {
  organisation: string;
  rows: number;
  anchors: number;
  /** How many there are; `problems` holds the first of them. */
  found: number;
  problems: Problem[];
}

export interface Verification {
  ok: boolean;
  organisations: number;
  rows: number;
  anchors: number;
  problems: (Problem & { organisation: string })[];
  /** How many more were found than `problems` holds. */
  more: number;
}

const rowsAtOnce = 2_000;
const mostProblems = 100;

/** Checks the chains of all organisations, or of one, and writes down where those end that are whole. */
export async function verifyAudit(runtime: Runtime, files: AnchorFiles, only?: string): Promise<Verification> {
  // A file of an organisation that the database has forgotten tells of a chain that should be there.
  const ids = only ? [only] : [...new Set([...(await organisationIds(runtime)), ...(await files.organisations())])];
  const result: Verification = { ok: true, organisations: ids.length, rows: 0, anchors: 0, problems: [], more: 0 };
  for (const id of ids) {
    const { rows, anchors, found, problems } = await verifyOrganisation(runtime, files, id);
    const kept = problems.slice(0, mostProblems - result.problems.length);
    result.rows += rows;
    result.anchors += anchors;
    result.problems.push(...kept.map((problem) => ({ organisation: id, ...problem })));
    result.more += found - kept.length;
    result.ok &&= found === 0;
  }
  return result;
}

/** The same for one; a chain that is whole gets an anchor at its end. */
export async function verifyOrganisation(
  runtime: Runtime,
  files: AnchorFiles,
  orgId: string,
): Promise<VerifiedOrganisation> {
  // Anchors first: what is written down while the chain is read lies behind the end that is looked at.
  const noted = await notedAnchor(runtime, orgId);
  const anchored = await readAnchored(runtime.secrets, files, { orgId, noted });
  const problems = collect(anchored.problems);
  const { rows, end } = await inOrg(runtime, systemOf(orgId), async (ctx) => {
    const found = await endOfChain(ctx);
    const walk = startWalk();
    for await (const row of rowsUpTo(ctx, found)) problems.add([...walk.take(row), ...anchored.compare(row)]);
    problems.add([...headProblems(found), ...anchored.unmet()]);
    problems.add((await strays(ctx, mostProblems)).map(strayProblem));
    return { rows: walk.rows, end: found };
  });
  if (problems.found === 0 && end.head) await anchorHead(runtime, files, { orgId, ...end.head });
  return { organisation: orgId, rows, anchors: anchored.count, found: problems.found, problems: problems.kept };
}

/** The chain from its beginning; the next part is read while this one is checked. */
async function* rowsUpTo(ctx: Ctx, { last }: End): AsyncIterable<SealedRow> {
  if (!last) return;
  const partAfter = (after: number | null) => sealedRows(ctx, { after, to: last.number, most: rowsAtOnce });
  let next = partAfter(null);
  for (;;) {
    const rows = await next;
    const isLast = rows.length < rowsAtOnce;
    if (!isLast) next = partAfter(rows.at(-1)?.number ?? null);
    yield* rows;
    if (isLast) return;
  }
}

/** What a chain's head says against its last seal. */
export function headProblems({ head, last }: End): Problem[] {
  if (!last) return head ? [{ what: `The chain should end at entry ${head.number} and is empty.` }] : [];
  if (!head) return [{ what: 'The chain has entries and no end is noted.' }];
  if (head.number === last.number && head.hash === last.hash) return [];
  return [{ number: last.number, what: `The chain should end at entry ${head.number} with another hash.` }];
}

function strayProblem({ what, auditSeq, eventId }: Stray): Problem {
  const sentences = {
    unsealed: 'This entry stands in the log without a place in the chain.',
    event_without_entry: `The event ${eventId} has no entry in the log.`,
    told_twice: 'Another entry tells of the same event.',
  };
  return { ...(auditSeq === null ? {} : { auditSeq }), what: sentences[what] };
}

/** Counts all problems and keeps the first, so that a ruined log of millions fits into memory. */
function collect(first: readonly Problem[]) {
  const kept: Problem[] = first.slice(0, mostProblems);
  let found = first.length;
  return {
    kept,
    get found() {
      return found;
    },
    add: (problems: readonly Problem[]) => {
      found += problems.length;
      kept.push(...problems.slice(0, mostProblems - kept.length));
    },
  };
}
