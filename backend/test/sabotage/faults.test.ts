import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { faultKinds } from './fault.js';
import { faults } from './faults.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('every fault has the one place in the sources where it is planted', () => {
  const misplaced = faults.flatMap(({ name, plant }) => {
    if ('sql' in plant) return [];
    const places = readFileSync(`${root}${plant.file}`, 'utf8').split(plant.find).length - 1;
    return places === 1 ? [] : [`${name}: ${places} places in ${plant.file}`];
  });
  expect(misplaced).toEqual([]);
});

test('every test that is asked for a fault exists', () => {
  const files = faults.flatMap(({ detectors }) => detectors);
  expect(files.filter((file) => !existsSync(`${root}${file}`))).toEqual([]);
});

test('there are enough faults of every kind, and no two of one name', () => {
  expect(faults.length).toBeGreaterThanOrEqual(25);
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  for (const kind of faultKinds) expect(faults.filter((fault) => fault.kind === kind).length).toBeGreaterThan(2);
});
