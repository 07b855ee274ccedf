import type { Runtime } from '../../src/platform/db/in-org.js';
import type { TestOrganisation } from '../world.js';
import { call, type Input } from './client.js';
import type { PersonKey, Tokens } from './principals.js';

/** An organisation of a server, with a token for everybody in it. */
export interface Office {
  url: string;
  runtime: Runtime;
  org: TestOrganisation;
  tokens: Tokens;
}

/** Calls a procedure as a person of the office; throws where it fails, since seeds must stand. */
export async function ask<T>({ url, tokens }: Office, who: PersonKey, name: string, input: Input): Promise<T> {
  const answer = await call({ url, token: tokens[who], transport: 'trpc' }, name, input);
  if (answer.status !== 200) throw new Error(`${name} as ${who}: ${answer.status} ${answer.text}`);
  return answer.data as T;
}
