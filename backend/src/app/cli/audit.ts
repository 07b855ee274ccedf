import type { Command } from 'commander';
import { anchorFolder, createAnchorFiles, type Verification, verifyAudit } from '../../audit/service.js';
import { readEnv } from '../../env.js';
import { organisationId, readingProduct } from './with-product.js';

interface Options {
  org?: string;
  json?: boolean;
}

export function addAuditCommands(program: Command): void {
  program
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('check that no entry was changed, removed, moved or slipped in, and write down where the chains end')
    .option('--org <slug>', 'this organisation only')
    .option('--json', 'answer as JSON')
    .action(({ org, json }: Options) =>
      readingProduct(async (runtime) => {
        const files = createAnchorFiles(anchorFolder(readEnv().dataDir));
        const only = org === undefined ? undefined : await organisationId(runtime, org);
        const found = await verifyAudit(runtime, files, only);
        process.stdout.write(`${json ? JSON.stringify(found) : linesFor(found).join('\n')}\n`);
        if (!found.ok) process.exitCode = 1;
      }),
    );
}

function linesFor({ ok, organisations, rows, anchors, problems, more }: Verification): string[] {
  const counts = `${rows} entries of ${organisations} organisations, ${anchors} anchors`;
  if (ok) return [`The audit log is whole: ${counts}.`];
  return [
    ...problems.map(({ organisation, number, auditSeq, what }) =>
      [organisation, number && `place ${number}`, auditSeq && `entry ${auditSeq}`, what].filter(Boolean).join(' · '),
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
    `The audit log is not whole: ${problems.length + more} problems in ${counts}. Keep the database as it is, compare it ` +
      'with a backup from before the first place named above, and find out who could write to it.',
  ];
}
