import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { errorCode } from './launcher-error.js';

/** The superuser's password, made once and kept readable for this user alone. */
export async function keepPassword(path: string): Promise<string> {
  return (await readPassword(path)) ?? (await makePassword(path));
}

async function readPassword(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    return text === '' ? null : text;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function makePassword(path: string): Promise<string> {
  const password = randomBytes(32).toString('base64url');
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${password}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  return password;
}
