import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { inOrg, type Runtime, systemOf } from '../../src/platform/db/in-org.js';
import type { TestOrganisation } from '../world.js';
import type { Input } from './client.js';
import type { Things } from './things.js';

interface Shown {
  id: string;
  domains: { domain: string; verified: boolean }[];
}
type Recipe = (things: Things, answers: ReadonlyMap<string, unknown>) => Input;

const openId = (name: string) => ({
  ...{ kind: 'oidc', name, issuer: 'https://issuer.sweep.example', clientId: 'sweep', clientSecret: 'sweep' },
  ...{ createsPeople: false, createsRole: 'member' },
});
const byId: Recipe = (things) => ({ id: things.ssoConnection });
const domainIn = (shown: unknown, verified: boolean): string =>
  (shown as Shown | undefined)?.domains?.find((one) => one.verified === verified)?.domain ?? 'nowhere.example';

/** Valid inputs for single sign-on; the domain that is looked up is proven already, so that no name server is asked. */
export const ssoRecipes: Record<string, Recipe> = {
  'sso.list': () => ({}),
  'sso.save': (things) => ({ ...openId('Sweep'), id: things.ssoConnection }),
  'sso.switch': (things) => ({ id: things.ssoConnection, enabled: false }),
  'sso.addDomain': (things) => ({ id: things.ssoConnection, domain: `${randomBytes(6).toString('hex')}.example` }),
  'sso.checkDomain': (things, answers) => {
    const { items = [] } = (answers.get('sso.list') ?? {}) as { items?: Shown[] };
    return {
      id: things.ssoConnection,
      domain: domainIn(
        items.find(({ id }) => id === things.ssoConnection),
        true,
      ),
    };
  },
  'sso.removeDomain': (things, answers) => ({
    ...{ id: things.ssoConnection, domain: domainIn(answers.get('sso.addDomain'), false) },
  }),
  'sso.remove': byId,
  'sso.restore': byId,
};

/** What a new connection is made of. */
export const connectionOf = (word: string): Input => openId(`${word} sign-in`);

/** A domain of a connection that is proven, and holds the word. */
export async function seedDomain(
  { runtime, org }: { runtime: Runtime; org: Pick<TestOrganisation, 'id'> },
  { id, word }: { id: string; word: string },
): Promise<void> {
  await inOrg(runtime, systemOf(org.id), ({ tx, now }) =>
    tx.execute(sql`insert into sso_domains (org_id, domain, connection_id, challenge, created_at, verified_at)
      values (${org.id}, ${`${word}.sso.example`.toLowerCase()}, ${id}, ${word}, ${now.toISOString()}, ${now.toISOString()})`),
  );
}
