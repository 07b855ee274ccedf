import { drizzle } from 'drizzle-orm/postgres-js';
import { projections } from '../src/app/projections.js';
import { systemClock } from '../src/platform/clock.js';
import { connect } from '../src/platform/db/connect.js';
import { type Actor, type Ctx, inOrg } from '../src/platform/db/in-org.js';
import { urlAs } from '../src/platform/db/migrate.js';
import { randomSecrets } from '../src/platform/secrets/open-secrets.js';
import type { BareStatement } from './drive/job.js';
import type { World } from './world.js';

class RolledBack extends Error {}

/** What each answer asks of the database, statement by statement; everything it writes is taken back. */
export async function captureStatements(
  world: World,
  answers: readonly ((ctx: Ctx) => Promise<unknown>)[],
): Promise<BareStatement[][]> {
  const client = connect(urlAs(world.url, 'threadline_app'), { max: 1 });
  let heard: BareStatement[] = [];
  const logQuery = (query: string, params: unknown[]) => heard.push({ query, params, fresh: newIdsIn(params, world) });
  const orm = drizzle(client, { casing: 'snake_case', logger: { logQuery } });
  const db = { orm, prepared: orm, sql: client, swift: client, close: () => client.end() };
  const captured: BareStatement[][] = [];
  try {
    for (const answer of answers.slice(0, 64)) {
      heard = [];
      const taken = inOrg(
        { db, clock: systemClock, projections, secrets: randomSecrets() },
        ownerOf(world),
        async (ctx) => {
          await answer(ctx);
          throw new RolledBack();
        },
      );
      await taken.catch((error: unknown) => {
        if (!(error instanceof RolledBack)) throw error;
      });
      captured.push(heard.filter(({ query }) => !/set_config|^(begin|commit|rollback|set local)/i.test(query)));
    }
  } finally {
    await client.end();
  }
  return captured;
}

/** What a connection is given once instead of a transaction's settings. */
export const settingsOf = (world: World): Record<string, string> => ({
  'app.org_id': world.orgId,
  'app.person_id': world.owner.id,
  'app.role': 'owner',
});

const ownerOf = ({ orgId, owner }: World): Actor => ({
  ...{ orgId, personId: owner.id, role: 'owner', via: 'api_key', credentialId: null },
});

/** Ids that were made for this answer: those whose time is the present. */
function newIdsIn(params: readonly unknown[], { orgId }: World): string[] {
  const started = (Date.now() - 60_000).toString(16).padStart(12, '0');
  const ids = params.flatMap((param) =>
    typeof param === 'string' ? (param.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []) : [],
  );
  return [...new Set(ids)].filter((id) => id !== orgId && id[14] === '7' && id.replace('-', '').slice(0, 12) > started);
}
