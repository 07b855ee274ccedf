/** A server in miniature for the tests: launches or joins, says so on one line, and stops on SIGTERM. */
import { joinPostgres, launchPostgres } from './launch-postgres.js';
import { LauncherError } from './launcher-error.js';

const [dataDir = '', way = 'launch'] = process.argv.slice(2);
const log = (message: string) => process.stderr.write(`${message}\n`);

try {
  const running = await (way === 'join' ? joinPostgres : launchPostgres)({ dataDir, log });
  const { superuser } = running;
  say({
    options: running.options({ ...superuser, database: 'postgres' }),
    adopted: running.adopted,
    dataDir: running.dataDir,
  });
  const stayAlive = setInterval(() => undefined, 1000);
  process.once('SIGTERM', async () => {
    await running.stop();
    clearInterval(stayAlive);
  });
} catch (error) {
  say({ code: error instanceof LauncherError ? error.code : 'bug', message: String(error) });
  process.exitCode = 1;
}

function say(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
