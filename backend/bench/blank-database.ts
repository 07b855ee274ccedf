import { randomUUID } from 'node:crypto';
import { connect } from '../src/platform/db/connect.js';

/** Works in a blank database beside the one of the address, on the same PostgreSQL, and drops it afterwards. */
export async function inBlankDatabase<T>(databaseUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  await inMaintenance(databaseUrl, `create database ${name} template template0`);
  try {
    return await work(beside(databaseUrl, name));
  } finally {
    await inMaintenance(databaseUrl, `drop database if exists ${name} with (force)`);
  }
}

async function inMaintenance(databaseUrl: string, statement: string): Promise<void> {
  const sql = connect(beside(databaseUrl, 'postgres'), { max: 1 });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

function beside(databaseUrl: string, database: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${database}`;
  return url.toString();
}
