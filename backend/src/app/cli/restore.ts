import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Env, readEnv } from '../../env.js';
import { keyFilePath, openSecrets } from '../../platform/secrets/open-secrets.js';
import { restoreBackup } from '../../transfer/service.js';
import { openFileStore } from '../file-store.js';
import { openProductDatabase } from '../open-database.js';
import { report } from './with-product.js';

interface Options {
  from: string;
  withoutKeys?: boolean;
  json?: boolean;
}

export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('bring a backup into an empty database')
    .requiredOption('--from <place>', 'the folder or .tar of a backup')
    .option('--without-keys', 'go on although stored secrets of the backup cannot be opened here')
    .option('--json', 'answer as JSON')
    .action(async (options: Options) => {
      const started = performance.now();
      const { missing, ...totals } = await bringBack(resolve(options.from), options.withoutKeys ?? false);
      const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
      report({ ...totals, missing: options.json ? missing : missing.length, seconds }, options);
    });
}

async function bringBack(from: string, withoutKeys: boolean) {
  const env = readEnv();
  const keyIds = withoutKeys ? null : knownKeys(env);
  const database = await openProductDatabase(env, 'share', (line) => process.stderr.write(`${line}\n`));
  try {
    return await restoreBackup({ administratorUrl: database.url, store: openFileStore(env), from, keyIds });
  } finally {
    await database.stop();
  }
}

/** Without making a file of keys: a new one would stand where that of the backup belongs. */
function knownKeys(env: Env): readonly string[] {
  return env.secretKeys || existsSync(keyFilePath(env.dataDir)) ? openSecrets(env).keyIds() : [];
}
