import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';
import { plantedViolations } from './planted-violations.js';

const config = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as Required<
  Pick<IConfiguration, 'forbidden' | 'options'>
>;
const house = mkdtempSync(join(tmpdir(), 'threadline-doors-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('every door is shut', () => {
  test('each rule has a planted violation', () => {
    expect(Object.keys(plantedViolations).sort()).toEqual(config.forbidden.map((rule) => rule.name ?? '').sort());
  });

  for (const [rule, files] of Object.entries(plantedViolations)) {
    test(`${rule} is caught`, async () => {
      const broken = await rulesBrokenBy(rule, files);
      expect(broken).toContain(rule);
    });
  }
});

async function rulesBrokenBy(rule: string, files: Record<string, string>): Promise<string[]> {
  const baseDir = join(house, rule);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(baseDir, path)), { recursive: true });
    writeFileSync(join(baseDir, path), content);
  }
  const sources = Object.keys(files).filter((path) => !path.startsWith('node_modules'));
  const { output } = await cruise(sources, {
    ...config.options,
    baseDir,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
  });
  return (output as ICruiseResult).summary.violations.map((violation) => violation.rule.name);
}
