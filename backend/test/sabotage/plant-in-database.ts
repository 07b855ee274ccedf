import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { connect } from '../../src/platform/db/connect.js';
import { faults } from './faults.js';

/** A copy of the migrated database of TEMPLATE_URL, with the fault in it where that is one of the database. */
export default async function plantInDatabase(project: TestProject): Promise<() => Promise<void>> {
  const { SABOTAGE, TEMPLATE_URL } = process.env;
  if (!TEMPLATE_URL) throw new Error('Faults are planted by `npm run sweep -- --sabotage`.');
  const template = new URL(TEMPLATE_URL);
  const copy = `planted_${randomUUID().replaceAll('-', '')}`;
  const maintenance = connect(withDatabase(template, 'postgres'), { max: 1 });
  await maintenance`select pg_advisory_lock(hashtext('threadline test template'))`;
  await maintenance.unsafe(`CREATE DATABASE ${copy} TEMPLATE ${template.pathname.slice(1)}`);
  await maintenance.end();
  const templateUrl = withDatabase(template, copy);
  const plant = faults.find(({ name }) => name === SABOTAGE)?.plant;
  const { sql = [], undo } = plant && 'sql' in plant ? plant : {};
  await run(templateUrl, sql);
  project.provide('templateUrl', templateUrl);
  return () => run(templateUrl, undo ? [undo] : []);
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return;
  const administrator = connect(url, { max: 1 });
  for (const statement of statements) await administrator.unsafe(statement);
  await administrator.end();
}

function withDatabase(url: URL, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}
