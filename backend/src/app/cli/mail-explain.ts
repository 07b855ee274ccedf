import type { Command } from 'commander';
import { inOrg, systemOf } from '../../platform/db/in-org.js';
import { type Explanation, explainMail } from '../../threads/service.js';
import { organisationId, readingProduct } from './with-product.js';

interface Options {
  org: string;
  json?: boolean;
}

/** Adds `explain` to the commands about mail. */
export function addMailExplain(mail: Command): void {
  mail
    .command('explain')
    .argument('<message>', 'its Message-ID, or its id here')
    .description('why a stored mail is in its conversation, and why that belongs to its customer')
    .requiredOption('--org <slug>', 'the organisation')
    .option('--json', 'answer as JSON')
    .action((message: string, { org, json }: Options) =>
      readingProduct(async (runtime) => {
        const orgId = await organisationId(runtime, org);
        const found = await inOrg(runtime, systemOf(orgId), (ctx) => explainMail(ctx, message));
        process.stdout.write(`${json ? JSON.stringify(found) : linesOf(found).join('\n')}\n`);
      }),
    );
}

function linesOf({ message, thread, people, sentences }: Explanation): string[] {
  return [
    `Mail ${message.messageId}`,
    `from ${message.from ?? 'nobody named'}, ${message.sentAt ?? 'without a date'}, in conversation ${thread.id} of ${thread.messages} mails`,
    ...sentences,
    ...people.map((person) => `  ${person.counts ? 'counts' : '      '}  ${person.address}  ${person.why}`),
  ];
}
