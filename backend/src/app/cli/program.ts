import { Command } from 'commander';
import { serve, work } from '../serve.js';
import { addApiKeyCommands } from './api-key.js';
import { addAuditCommands } from './audit.js';
import { addBackupCommand } from './backup.js';
import { addImportCommands } from './import-mail.js';
import { addKeyCommands } from './keys.js';
import { addMailCommands } from './mail.js';
import { addMigrateCommand } from './migrate.js';
import { addOrganisationCommands } from './organisation.js';
import { addProceduresCommand } from './procedures.js';
import { addReportCommands } from './reports.js';
import { addRestoreCommand } from './restore.js';
import { addSeedCommand } from './seed.js';
import { addUserCommands } from './user.js';

/** Every verb of the product for the person who runs it. */
export function createProgram(): Command {
  const program = new Command('threadline').description('Customer operations in the inbox.');
  program
    .command('serve')
    .description('serve in the foreground')
    .option('--no-worker', 'leave jobs to workers of their own')
    .action(({ worker }: { worker: boolean }) => serve({ withWorker: worker }));
  program.command('worker').description('run jobs in the foreground').action(work);
  addMigrateCommand(program);
  addSeedCommand(program);
  addOrganisationCommands(program);
  addUserCommands(program);
  addApiKeyCommands(program);
  addImportCommands(program);
  addMailCommands(program);
  addReportCommands(program);
  addBackupCommand(program);
  addRestoreCommand(program);
  addKeyCommands(program);
  addAuditCommands(program);
  addProceduresCommand(program);
  return program;
}
