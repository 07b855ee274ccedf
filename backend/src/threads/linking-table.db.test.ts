import { describe, expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { evidence } from './linking-table/evidence.rows.js';
import { forwards } from './linking-table/forwards.rows.js';
import { history } from './linking-table/history.rows.js';
import { outcomeOf } from './linking-table/outcome.fixture.js';
import { robots } from './linking-table/robots.rows.js';
import { rules } from './linking-table/rules.rows.js';
import { several } from './linking-table/several.rows.js';
import { team } from './linking-table/team.rows.js';

const world = useWorld();

/** Each row: what happens, in which world, and what becomes of the last mail. */
const tables = { evidence, team, several, robots, rules, forwards, history };

describe.each(Object.entries(tables))('%s', (_table, rows) => {
  test.each(rows)('%s', async (_happens, situation, becomes) => {
    expect(await outcomeOf(world, situation)).toBe(becomes);
  });
});

test('the table holds at least sixty situations', () => {
  expect(Object.values(tables).flat().length).toBeGreaterThanOrEqual(60);
});
