import { randomBytes, randomUUID } from 'node:crypto';
import type { Input } from './client.js';
import type { Things } from './things.js';

/** Of every procedure about an organisation's own applications at mail vendors. */
export const mailClientRecipes: Record<string, (things: Things, answers: ReadonlyMap<string, unknown>) => Input> = {
  'mailClients.list': () => ({}),
  'mailClients.offered': () => ({}),
  'mailClients.save': () => ({
    vendor: 'gmail',
    clientId: `${randomBytes(6).toString('hex')}.apps.googleusercontent.com`,
    clientSecret: 'sweep-secret',
  }),
  'mailClients.remove': ({ mailClient }, answers) => ({ id: savedIn(answers) ?? mailClient }),
  'mailClients.restore': ({ mailClient }, answers) => ({ id: savedIn(answers) ?? mailClient }),
};

/** One that is set stands in the way of those that were set before at its vendor. */
const savedIn = (answers: ReadonlyMap<string, unknown>) =>
  (answers.get('mailClients.save') as { id?: string } | undefined)?.id;

/** One that holds the word, as an admin enters it. */
export const mailClientOf = (word: string): Input => ({
  ...{ vendor: 'graph', clientId: randomUUID(), tenant: `${word.toLowerCase()}.example`, clientSecret: word },
});
