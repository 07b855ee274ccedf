import { addPerson as addPersonInput } from '@threadline/shared/team/schema';
import type { Command } from 'commander';
import { inOrg, systemOf } from '../../platform/db/in-org.js';
import { addPerson } from '../../team/service.js';
import { type PasswordOptions, readPassword, takesPassword } from './read-password.js';
import { organisationId, report, withProduct } from './with-product.js';

interface Options extends PasswordOptions {
  org: string;
  email: string;
  role: string;
  name?: string;
  json?: boolean;
}

export function addUserCommands(program: Command): void {
  const create = program.command('user').description('people of an organisation').command('create');
  takesPassword(create, '--password')
    .requiredOption('--org <slug>', 'organisation')
    .requiredOption('--email <email>', 'sign-in address')
    .requiredOption('--role <role>', 'owner, admin, member, contractor or read_only')
    .option('--name <name>', 'how colleagues call them')
    .option('--json', 'answer as JSON')
    .action(async ({ org, json, email, role, name, ...options }: Options) => {
      const password = await readPassword(options, [name ?? '', email, org]);
      await withProduct(async (runtime) => {
        const input = addPersonInput.parse({ email, role, password, name: name ?? email.split('@')[0] });
        const actor = systemOf(await organisationId(runtime, org));
        const person = await inOrg(runtime, actor, (ctx) => addPerson(ctx, input));
        report({ id: person.id, role: person.role }, json === undefined ? {} : { json });
      });
    });
}
