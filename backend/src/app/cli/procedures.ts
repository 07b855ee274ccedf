import type { Command } from 'commander';
import { describeProcedures } from '../procedures.js';

export function addProceduresCommand(program: Command): void {
  program
    .command('procedures')
    .description('every procedure with its permission and input')
    .option('--json', 'answer as JSON')
    .action(({ json }: { json?: boolean }) => {
      const procedures = describeProcedures();
      const lines = procedures.map(({ name, kind, policy }) => `${name.padEnd(28)} ${kind.padEnd(13)} ${policy}`);
      process.stdout.write(`${json ? JSON.stringify(procedures) : lines.join('\n')}\n`);
    });
}
