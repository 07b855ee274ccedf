import { afterAll, beforeAll, expect, test } from 'vitest';
import { transports } from './sweep/client.js';
import { isWhole, tellFigures } from './sweep/figures.js';
import { type House, openHouse } from './sweep/house.js';
import { principalKeys } from './sweep/principals.js';
import { sweep } from './sweep/sweep.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

test('no procedure tells or changes what is out of reach, and readers change nothing', async () => {
  const { findings, changed, changedByReaders, reached, procedures } = await sweep(house);
  const { leaks, differences, bugs } = findings;
  tellFigures('sweep', {
    ...{ probes: findings.probes, foreign: leaks.length, changed: changed.length },
    ...{ different: differences.length, broken: bugs.length, reached, procedures },
    ...{ whole: isWhole, principals: principalKeys.length + 1, ways: transports.length },
  });
  expect({ leaks, differences, bugs }).toEqual({ leaks: [], differences: [], bugs: [] });
  expect({ changed, changedByReaders }).toEqual({ changed: [], changedByReaders: [] });
  expect(reached / procedures).toBeGreaterThanOrEqual(0.9);
}, 1_800_000);
