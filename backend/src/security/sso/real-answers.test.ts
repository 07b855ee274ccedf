import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { checkSamlAnswer } from './saml-answer.js';
import { SamlChecker } from './saml-checker.js';
import { SamlRefused } from './saml-refused.js';

const folder = fileURLToPath(
  new URL('../../../../../shared/fixtures/saml/node-saml__node-saml/test/static/', import.meta.url),
);
const isPresent = existsSync(folder);
const reason = isPresent ? '' : ' (skipped: ../shared/fixtures is not here)';
const answersIn = (kind: 'valid' | 'invalid') =>
  isPresent ? readdirSync(join(folder, 'signatures', kind)).map((name) => join(kind, name)) : [''];

const checker = new SamlChecker();
afterAll(() => checker.close());

/** An answer that somebody else's program has signed, years ago and for somebody else. */
function jobOf(file: string) {
  const xml = readFileSync(join(folder, 'signatures', file), 'utf8');
  const connection = {
    ...{ orgId: '0190a000-0000-7000-8000-000000000001', id: '0190a000-0000-7000-8000-000000000002' },
    ...{ issuer: 'https://evil-corp.com', signInUrl: 'https://evil-corp.com/sign-in' },
    certificates: [readFileSync(join(folder, 'cert.pem'), 'utf8')],
  };
  const asked = { publicBaseUrl: 'https://desk.example', requestId: / InResponseTo="([^"]+)"/.exec(xml)?.[1] ?? '' };
  return { ...asked, connection, encoded: Buffer.from(xml).toString('base64'), now: new Date() };
}

async function saidOf(file: string, checked: Promise<unknown>): Promise<string> {
  const outcome = await checked.catch((error: unknown) => error);
  if (outcome instanceof SamlRefused) return outcome.code;
  throw new Error(`${file} counts`, { cause: outcome });
}

test.skipIf(!isPresent).each(answersIn('invalid'))(
  `an assertion that nobody has signed does not count: %s${reason}`,
  async (file) => {
    expect(await saidOf(file, checker.check(jobOf(file)))).toBe('signature');
  },
);

test.skipIf(!isPresent).each(answersIn('valid'))(
  `one that is signed does not count for us years later, nor as it is signed: %s${reason}`,
  async (file) => {
    const code = file.includes('assertion-unsigned') ? 'signature' : 'expired';
    expect(await saidOf(file, checkSamlAnswer(jobOf(file)))).toBe(code);
    expect(await saidOf(file, checker.check(jobOf(file)))).toBe('signature');
  },
);
