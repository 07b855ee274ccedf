import type { Command } from 'commander';
import { type Env, readEnv } from '../../env.js';
import { Invalid } from '../../platform/errors.js';
import { listKeys, type Rotation, rotateKeys } from '../../platform/secrets/rotate-keys.js';
import { readingProduct, report, withProduct } from './with-product.js';

interface Options {
  retire?: boolean;
  json?: boolean;
}

export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('the keys that wrap stored secrets');
  keys
    .command('rotate')
    .description('wrap every stored secret with a new key, beside a running server')
    .option('--retire', 'make no new key, but let go of keys that wrap nothing any more')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withProduct(async (_runtime, administratorUrl) => {
        const env = readEnv();
        tell(env, await rotateKeys({ administratorUrl, settings: env, retire: options.retire ?? false }), options);
      }),
    );
  keys
    .command('list')
    .description('every key, the current one first, and how many stored secrets it wraps')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      readingProduct(async (_runtime, administratorUrl) => {
        const [current, ...previous] = await listKeys(administratorUrl, readEnv());
        const listed = [current, ...previous].map((key, at) => ({ id: key?.[0], values: key?.[1], current: at === 0 }));
        if (options.json) process.stdout.write(`${JSON.stringify(listed)}\n`);
        else for (const { id, values, current: now } of listed) say(`${id}: ${values}${now ? ' (current)' : ''}`);
      }),
    );
}

function tell(env: Env, { rewrapped, current, retired, unused, unreadable }: Rotation, options: Options): void {
  const lists = options.json ? { retired, unused } : { retired: retired.join(', '), unused: unused.join(', ') };
  report({ rewrapped, current, ...lists, unreadable }, options);
  if (env.secretKeys && unused.length > 0)
    process.stderr.write(`Nothing needs ${unused.join(', ')} any more: remove it from SECRET_KEYS.\n`);
  if (unreadable > 0)
    throw new Invalid(
      `${unreadable} stored secrets do not open with these keys. Add the key that they were sealed with.`,
    );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
