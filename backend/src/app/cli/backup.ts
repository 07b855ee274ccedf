import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readEnv } from '../../env.js';
import { requireMigrated } from '../../platform/db/require-migrated.js';
import { openSecrets } from '../../platform/secrets/open-secrets.js';
import { writeBackup } from '../../transfer/service.js';
import { openFileStore } from '../file-store.js';
import { openProductDatabase } from '../open-database.js';
import { productVersion } from '../product-version.js';
import { report } from './with-product.js';

export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .description('save everything as it is at one moment, beside a running server')
    .requiredOption('--to <place>', 'a new folder, or a new file that ends in .tar')
    .option('--json', 'answer as JSON')
    .action(async (options: { to: string; json?: boolean }) => {
      const started = performance.now();
      const { missing, ...totals } = await backUp(resolve(options.to));
      const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
      const lost = missing.length > 0 ? { missing: options.json ? missing : missing.join(', ') } : {};
      report({ ...totals, seconds, ...lost }, options);
      if (missing.length > 0)
        process.stderr.write('The file store lacks some files, or holds other bytes than it should: see "missing".\n');
    });
}

async function backUp(to: string) {
  const env = readEnv();
  const database = await openProductDatabase(env, 'share', (line) => process.stderr.write(`${line}\n`));
  try {
    await requireMigrated({ url: database.url });
    const keyIds = openSecrets(env).keyIds();
    const store = openFileStore(env);
    return await writeBackup({ administratorUrl: database.url, store, to, product: productVersion(), keyIds });
  } finally {
    await database.stop();
  }
}
