import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { NotFound } from '../../platform/errors.js';
import { problemOf } from './send-problem.js';

const coded = (message: string, fields: object) => Object.assign(new Error(message), fields);

test.each<[string, unknown, string]>([
  [
    'a refused recipient',
    coded('x', { code: 'EENVELOPE', responseCode: 550, response: '550 no such user' }),
    'refused',
  ],
  [
    'a refusal that a source wraps',
    coded('x', { code: 'limited_not', cause: coded('y', { responseCode: 554 }) }),
    'refused',
  ],
  [
    'a refused sign-in',
    coded('x', { code: 'refused_sign_in', cause: coded('y', { responseCode: 535 }) }),
    'connection',
  ],
  ['a limit', coded('x', { code: 'limited' }), 'limited'],
  ['a name that nobody knows', coded('x', { code: 'EDNS' }), 'unreachable'],
  [
    'a line cut while the mail went out',
    coded('Connection closed unexpectedly', { code: 'ECONNECTION', command: 'CONN' }),
    'unsure',
  ],
  ['silence after the mail', coded('Timeout', { code: 'ETIMEDOUT' }), 'unsure'],
  ['a word of ours', new NotFound('mailbox'), 'not_connected'],
  ['anything else', 'no error at all', 'unsure'],
])('%s is told as %s', (_what, error, expected) => {
  expect(problemOf(error).problem).toBe(expected);
});

test('a server that is not there has got nothing', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: 1 });
  const failure = await transport
    .sendMail({ from: 'a@b.com', to: 'c@d.com', text: 'x' })
    .catch((error: unknown) => error);
  expect(problemOf(failure).problem).toBe('unreachable');
});
