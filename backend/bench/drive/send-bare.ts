import { drizzle } from 'drizzle-orm/postgres-js';
import { v7 as newId } from 'uuid';
import { connect } from '../../src/platform/db/connect.js';
import type { BareStatement, Job, Send } from './job.js';

/** As many as the server keeps for its swiftest question. */
const poolSize = 4;

/** The statements alone: prepared, through the driver, as the app's role with its settings given once per connection. */
export async function openBare({ bare, connections }: Job): Promise<Send[]> {
  if (!bare) throw new Error('There is nothing to send.');
  const { url, settings, answers } = bare;
  const sql = connect(url, { max: Math.min(poolSize, connections), connection: settings });
  // Gives the client the parameters' types of the product, such as JSON that is text already.
  drizzle(sql);
  const send = async ({ query, params, fresh }: BareStatement) => {
    const values = fresh.length === 0 ? params : renewed(params, fresh);
    await sql.unsafe(query, values as never[], { prepare: true });
  };
  await sql`select 1`;
  return Array.from({ length: connections }, (_, index) => async (turn: number) => {
    const statements = answers[(index + turn * connections) % answers.length] ?? [];
    for (const statement of statements) await send(statement);
  });
}

function renewed(params: readonly unknown[], fresh: readonly string[]): unknown[] {
  const ids = fresh.map((id) => [id, newId()] as const);
  return params.map((param) =>
    typeof param === 'string' ? ids.reduce((text, [old, id]) => text.replaceAll(old, id), param) : param,
  );
}
