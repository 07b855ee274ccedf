import type {
  readSignInRules as readInput,
  SignInRulesAnswer,
  saveSignInRules,
} from '@threadline/shared/security/rules';
import type * as z from 'zod';
import { canAnOwnerComeIn } from '../../platform/auth/rules/allowed-ways.js';
import { readSignInRules, writeSignInRules } from '../../platform/auth/rules/sign-in-rules.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict } from '../../platform/errors.js';
import { record, recordAll } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { countWithoutFactor, endDevicesWithoutFactor, peopleWithoutWay } from '../rules-queries.js';
import { requireOwnSso } from '../sso/require-own-sso.js';

/** The organisation's rules for signing in, and who would be asked for a second factor or left outside. */
export async function readRules(ctx: Ctx, input: z.output<typeof readInput> = {}): Promise<SignInRulesAnswer> {
  authorise(ctx, 'security_policy.read');
  const rules = await readSignInRules(ctx);
  return {
    ...rules,
    withoutFactor: await countWithoutFactor(ctx),
    withoutWay: await peopleWithoutWay(ctx, input.ways ?? rules.ways),
  };
}

/**
 * Sets the rules. They hold from the next request on: who lacks a second factor is led to set one up, and what they had
 * signed in elsewhere ends. Refused where no owner could come in any more.
 */
export async function saveRules(ctx: Ctx, rules: z.output<typeof saveSignInRules>): Promise<SignInRulesAnswer> {
  authorise(ctx, 'security_policy.manage');
  if (!(await canAnOwnerComeIn(ctx, rules.ways))) {
    throw new Conflict('No owner could sign in any more. An owner has to link such an account first.');
  }
  await requireOwnSso(ctx, rules.ways);
  const before = await readSignInRules(ctx);
  await writeSignInRules(ctx, rules);
  const ended = rules.requireSecondFactor && !before.requireSecondFactor ? await endDevicesWithoutFactor(ctx) : [];
  const told = ended.map(({ id }) => ({ name: 'extension.revoked' as const, subject: { type: 'device_grant', id } }));
  await recordAll(ctx, told);
  const subject = { type: 'organisation', id: ctx.orgId } as const;
  await record(ctx, { name: 'security_policy.changed', subject, data: { from: before, to: rules } });
  return readRules(ctx);
}
