// Makes a certificate for https://localhost, which Outlook asks of an add-in under development. It stays on this
// computer; the browser or the system has to be told to trust it (see README.md).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const folder = join(import.meta.dirname, '..', '.cache');
const days = 90;
const names = [
  { type: 2, value: 'localhost' },
  { type: 7, ip: '127.0.0.1' },
];

mkdirSync(folder, { recursive: true });
const made = await generate([{ name: 'commonName', value: 'localhost' }], {
  keySize: 2048,
  algorithm: 'sha256',
  notAfterDate: new Date(Date.now() + days * 86_400_000),
  extensions: [{ name: 'subjectAltName', altNames: names }],
});
writeFileSync(join(folder, 'localhost.pem'), made.private + made.cert, { mode: 0o600 });
writeFileSync(join(folder, 'localhost.crt'), made.cert);
process.stdout.write(`Made for ${days} days. Let your computer trust ${join(folder, 'localhost.crt')}.\n`);
