import type { Command } from 'commander';
import { type Inspection, inspectFile } from '../../platform/mail/inspect/index.js';
import { closeMailParser } from '../../platform/mail/parse/index.js';
import { addMailExplain } from './mail-explain.js';

/** Verbs on single mails. */
export function addMailCommands(program: Command): void {
  const mail = program.command('mail').description('look into mails');
  addMailExplain(mail);
  mail
    .command('inspect <file>')
    .description('show what is read of a mail file: fields, new text, quotes, kind; needs no database')
    .option('--json', 'answer as JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      try {
        const found = await inspectFile(file);
        process.stdout.write(`${json ? JSON.stringify(found) : asLines(found)}\n`);
      } finally {
        await closeMailParser();
      }
    });
}

function asLines({ visibleText, quotedText, ...fields }: Inspection): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name.padEnd(14)} ${JSON.stringify(value)}`);
  return [...lines, '', visibleText, '', `[folded: ${quotedText.length} characters]`].join('\n');
}
