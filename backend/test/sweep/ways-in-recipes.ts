import type { Input } from './client.js';
import type { Things } from './things.js';

type Answers = ReadonlyMap<string, unknown>;

/** What a list of one's own begins with. */
const firstOf = (answers: Answers, name: string): string | undefined =>
  (answers.get(name) as { items?: { id: string }[] } | undefined)?.items?.[0]?.id;

/** Valid inputs for passkeys and linked accounts: one's own where there are some, so that each can be taken away. */
export const waysInRecipes: Record<string, (things: Things, answers: Answers) => Input> = {
  'passkeys.list': () => ({}),
  'passkeys.begin': () => ({}),
  'passkeys.rename': (things, answers) => ({
    id: firstOf(answers, 'passkeys.list') ?? things.passkey,
    name: 'Renamed',
  }),
  'passkeys.remove': (things, answers) => ({ id: firstOf(answers, 'passkeys.list') ?? things.passkey }),
  'linkedAccounts.list': () => ({}),
  'linkedAccounts.unlink': (things, answers) => ({ id: firstOf(answers, 'linkedAccounts.list') ?? things.account }),
};
