import { randomBytes } from 'node:crypto';
import nameServers from 'node:dns/promises';
import type { SsoConnection } from '@threadline/shared/security/sso';
import { attemptLimit } from '../../../platform/auth/attempt-limit.js';
import type { Ctx, Runtime } from '../../../platform/db/in-org.js';
import { Conflict, Invalid, LimitReached, NotFound } from '../../../platform/errors.js';
import type { Within } from '../../../platform/http/procedure.js';
import { authorise } from '../../../platform/policy/authorise.js';
import { tellOfConnection } from '../events.js';
import { recordOf } from '../present.js';
import { type DomainRow, deleteDomain, domainsOf, findDomain, insertDomain, noteVerified } from '../queries.js';
import { requireConnection, showConnection } from './connections.js';

const mostDomains = 50;
const patienceMilliseconds = 4_000;
const looksInAMinute = {
  most: 10,
  sentence: 'Your organisation has looked at too many domains in a minute. Wait a minute and try again.',
};

interface Named {
  id: string;
  domain: string;
}

/** Names a domain of the organisation's own. It counts for nothing until its record says so too. */
export async function addDomain(ctx: Ctx, { id, domain }: Named): Promise<SsoConnection> {
  authorise(ctx, 'security_policy.manage');
  const { name } = await requireConnection(ctx, id);
  if ((await domainsOf(ctx)).length >= mostDomains)
    throw new LimitReached(`An organisation names at most ${mostDomains} domains. Remove one first.`);
  const challenge = randomBytes(24).toString('base64url');
  if (!(await insertDomain(ctx, { domain, connectionId: id, challenge })))
    throw new Conflict(`${domain} is named already. Remove it where it stands first.`);
  await tellOfConnection(ctx, 'sso.domain_added', { id, facts: { name, domain } });
  return showConnection(ctx, id);
}

/**
 * What stands in a domain that is not proven yet. Name servers are slow, and others can make them so: while they are
 * asked no transaction is open.
 */
export async function lookUpDomain(within: Within, { id, domain }: Named, runtime: Runtime): Promise<string[]> {
  const { orgId, isProven } = await within(async (ctx) => {
    authorise(ctx, 'security_policy.manage');
    await requireConnection(ctx, id);
    const { verifiedAt } = await requireDomain(ctx, { id, domain });
    return { orgId: ctx.orgId, isProven: verifiedAt !== null };
  });
  if (isProven) return [];
  const counted = { subject: `domain-looks:${orgId}`, most: looksInAMinute.most, minutes: 1 };
  await attemptLimit(runtime, [counted], looksInAMinute).take();
  return readRecords(domain);
}

/** Whether the record stands among those that were seen: whoever can write there speaks for the domain. */
export async function checkDomain(ctx: Ctx, { id, domain }: Named, seen: readonly string[]): Promise<SsoConnection> {
  authorise(ctx, 'security_policy.manage');
  const { name } = await requireConnection(ctx, id);
  const row = await requireDomain(ctx, { id, domain });
  if (row.verifiedAt) return showConnection(ctx, id);
  if (!seen.includes(recordOf(row.challenge)))
    throw new Invalid(
      `The record does not stand in ${domain} yet. It can take an hour until it is seen; try again then.`,
    );
  await noteVerified(ctx, domain);
  await tellOfConnection(ctx, 'sso.domain_verified', { id, facts: { name, domain } });
  return showConnection(ctx, id);
}

/** Forgets a domain: its people are no longer known by their address alone. */
export async function removeDomain(ctx: Ctx, { id, domain }: Named): Promise<SsoConnection> {
  authorise(ctx, 'security_policy.manage');
  const { name } = await requireConnection(ctx, id);
  await requireDomain(ctx, { id, domain });
  await deleteDomain(ctx, domain);
  await tellOfConnection(ctx, 'sso.domain_removed', { id, facts: { name, domain } });
  return showConnection(ctx, id);
}

async function requireDomain(ctx: Ctx, { id, domain }: Named): Promise<DomainRow> {
  const row = await findDomain(ctx, domain);
  if (row?.connectionId !== id) throw new NotFound('domain');
  return row;
}

const looks = new Map<string, Promise<string[]>>();

/** Whoever asks while a domain is looked at already is told the same. */
function readRecords(domain: string): Promise<string[]> {
  const before = looks.get(domain);
  if (before) return before;
  const look = askNameServers(domain).finally(() => looks.delete(domain));
  looks.set(domain, look);
  return look;
}

async function askNameServers(domain: string): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string[][]>((resolve) => {
    timer = setTimeout(() => resolve([]), patienceMilliseconds);
  });
  // A domain without records, and a name server that is away, look alike: the record is not seen.
  const records = await Promise.race([nameServers.resolveTxt(domain).catch(() => []), late]);
  clearTimeout(timer);
  return records.map((parts) => parts.join(''));
}
