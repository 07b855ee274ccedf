import { type Command, Option } from 'commander';
import { readEnv } from '../../env.js';
import { importMail } from '../../mail-import/service.js';
import { openFileStore } from '../file-store.js';
import { organisationId, report as tell, withProduct } from './with-product.js';

interface Options {
  org: string;
  store: 'known' | 'all';
  mailbox?: string;
  report?: string;
  json?: boolean;
}

export function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('bring data in')
    .command('mail <path>')
    .description('take in a mail file, an mbox, a Maildir, or a folder of these')
    .requiredOption('--org <slug>', 'organisation')
    .addOption(
      new Option('--store <which>', 'mail of known customers only, or all of it')
        .choices(['known', 'all'])
        .default('known'),
    )
    .option('--mailbox <address>', 'the shared mailbox that the mail lay in')
    .option('--report <file>', 'write one line of JSON for every mail')
    .option('--json', 'answer as JSON')
    .action((path: string, { org, store, mailbox, report, json }: Options) =>
      withProduct(async (runtime) => {
        const orgId = await organisationId(runtime, org);
        const onProgress = ({ files }: { files: number }) => {
          if (process.stderr.isTTY) process.stderr.write(`\r${files} mails read`);
        };
        const files = openFileStore(readEnv());
        const totals = await importMail(runtime, { orgId, files, path, store, mailbox, report, onProgress });
        if (process.stderr.isTTY) process.stderr.write('\n');
        tell({ ...totals }, json === undefined ? {} : { json });
      }),
    );
}
