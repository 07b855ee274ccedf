import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chooseHome } from './choose-home.js';
import { boundLog, openLog } from './postgres-log.js';
import { makeDataDir } from './processes.fixture.js';

it('is cut when it has grown, while the database goes on writing to it', async () => {
  const home = await chooseHome(makeDataDir(), () => undefined);
  const file = await openLog(home);
  writeFileSync(home.log, 'x'.repeat(5 * 1024 * 1024));
  await boundLog(home);
  await file.write('after\n');
  await file.close();
  expect(statSync(home.log).size).toBe(6);
  expect(statSync(join(home.folder, 'postgres.log.1')).size).toBe(5 * 1024 * 1024);
  appendFileSync(home.log, 'more');
  await boundLog(home);
  expect(statSync(home.log).size).toBe(10);
});
