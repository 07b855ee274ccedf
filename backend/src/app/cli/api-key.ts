import { createApiKey } from '@threadline/shared/api-keys/schema';
import type { Command } from 'commander';
import { and, eq, isNull } from 'drizzle-orm';
import { createKey } from '../../api-keys/service.js';
import { people } from '../../platform/auth/schema.js';
import { type Actor, inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { organisationId, report, withProduct } from './with-product.js';

interface Options {
  org: string;
  user: string;
  name: string;
  json?: boolean;
}

export function addApiKeyCommands(program: Command): void {
  program
    .command('api-key')
    .description('API keys')
    .command('create')
    .requiredOption('--org <slug>', 'organisation')
    .requiredOption('--user <email>', 'whose key it is')
    .option('--name <name>', 'what it is for', 'Command line')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withProduct(async (runtime) => {
        const actor = await personOf(runtime, await organisationId(runtime, options.org), options.user);
        const { key } = await inOrg(runtime, actor, (ctx) =>
          createKey(ctx, createApiKey.parse({ name: options.name })),
        );
        report({ key }, options);
      }),
    );
}

/** The person with this address, acting by the command line. */
export function personOf(runtime: Runtime, orgId: string, email: string): Promise<Actor> {
  return inOrg(runtime, systemOf(orgId), async (ctx) => {
    const [person] = await ctx.tx
      .select()
      .from(people)
      .where(and(eq(people.orgId, orgId), eq(people.email, email.toLowerCase()), isNull(people.removedAt)));
    if (!person) throw new NotFound(`person "${email}"`);
    return { orgId, personId: person.id, role: person.role, via: 'system', credentialId: null };
  });
}
