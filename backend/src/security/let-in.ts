import { queueMail } from '../mail-outbox/service.js';
import { issueChallenge, redeemChallenge } from '../platform/auth/challenges/challenge.js';
import { organisationOf } from '../platform/auth/organisation-of.js';
import { readSignInRules } from '../platform/auth/rules/sign-in-rules.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { lettersIn } from './letters.js';
import { findPerson, type PersonRow } from './queries.js';

const hours = 72;
const pattern = /^tle_([\w-]{43})([0-9a-f]{32})([0-9a-f]{32})$/;

/**
 * Mails a link to whoever is brought back where no password lets anybody in: it lets them in once, and there they link an
 * account. Where passwords count, they set a new one as whoever has forgotten theirs.
 */
export function letInAgain(publicBaseUrl: string): Subscriber {
  return {
    name: 'let-in-again',
    events: ['person.restored'],
    urgent: true,
    run: async (ctx, event) => {
      const person = await findPerson(ctx, event.subjectId);
      const { ways } = await readSignInRules(ctx);
      if (!person || person.suspendedAt || ways.includes('password')) return;
      const { name: organisation, locale } = await organisationOf(ctx);
      const link = `${publicBaseUrl}/let-in#${await makeLink(ctx, event.subjectId)}`;
      await queueMail(ctx, { to: person.email, ...lettersIn(locale).letIn({ organisation, link, hours }) });
    },
  };
}

async function makeLink(ctx: Ctx, personId: string): Promise<string> {
  const place = { db: ctx.tx, now: ctx.now };
  const challenge = await issueChallenge(place, { ...asked(ctx.orgId, personId), minutes: hours * 60 });
  return `tle_${challenge}${ctx.orgId.replaceAll('-', '')}${personId.replaceAll('-', '')}`;
}

/** Whom a link lets in, which ends with this; null where it is unknown, used or old, or its person may not come in. */
export async function takeLink(
  runtime: Runtime,
  link: string,
): Promise<(Pick<PersonRow, 'role'> & { orgId: string; personId: string }) | null> {
  const [, challenge = '', org = '', person = ''] = pattern.exec(link) ?? [];
  if (challenge === '') return null;
  const [orgId, personId] = [uuidOf(org), uuidOf(person)];
  const place = { db: runtime.db.orm, now: runtime.clock() };
  if ((await redeemChallenge(place, challenge, asked(orgId, personId))) === null) return null;
  const found = await inOrg(runtime, systemOf(orgId), (ctx) => findPerson(ctx, personId));
  return found && !found.suspendedAt ? { orgId, personId, role: found.role } : null;
}

const asked = (orgId: string, personId: string) => ({ use: 'let_in', holder: `${orgId}:${personId}` }) as const;

const uuidOf = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
