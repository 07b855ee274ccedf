import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { passwordLength } from '@threadline/shared/security/schema';
import { type Command, Option } from 'commander';
import { requireGoodPassword } from '../../platform/auth/password-rules.js';
import { Invalid } from '../../platform/errors.js';

/** Where a password comes from: a person at a terminal, or a program that writes into a pipe. */
export interface PasswordPlace {
  input: Pick<ReadStream, 'isTTY'> & NodeJS.ReadableStream;
  say: (text: string) => void;
}

export interface PasswordOptions {
  password?: string;
  ownerPassword?: string;
  passwordStdin?: boolean;
}

const atTerminal: PasswordPlace = { input: process.stdin, say: (text) => void process.stderr.write(text) };

/** Lets a command take a password. The old option is known only to be refused. */
export function takesPassword(command: Command, old: '--password' | '--owner-password'): Command {
  return command
    .option('--password-stdin', 'read the password from standard input instead of asking for it')
    .addOption(new Option(`${old} <password>`).hideHelp());
}

/**
 * A good password for somebody new: asked for twice at the terminal, or the first line of what is piped in. Never from
 * the command line itself, which everybody on the machine can read and the shell writes down.
 */
export async function readPassword(
  options: PasswordOptions,
  about: readonly string[],
  place: PasswordPlace = atTerminal,
): Promise<string> {
  if (options.password !== undefined || options.ownerPassword !== undefined)
    throw new Invalid(
      'A password on the command line can be read by others on this machine. Leave it out: it is asked for, or give ' +
        '--password-stdin and pipe it in.',
    );
  const isPiped = options.passwordStdin === true || !place.input.isTTY;
  const password = isPiped ? await firstLine(place) : await askTwice(place);
  if (password === '') throw new Invalid('No password came. Type one, or pipe it in with --password-stdin.');
  if (password.length > passwordLength.most)
    throw new Invalid(`Choose a password of at most ${passwordLength.most} characters.`);
  await requireGoodPassword(password, about);
  return password;
}

async function firstLine({ input }: PasswordPlace): Promise<string> {
  for await (const line of createInterface({ input, terminal: false })) return line;
  return '';
}

async function askTwice({ input, say }: PasswordPlace): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal: true });
  const ask = (question: string) => {
    const answer = new Promise<string>((resolve, reject) => {
      lines.once('close', () => reject(new Invalid('Nothing was made.')));
      lines.question('', resolve);
    });
    say(question);
    return answer.finally(() => say('\n'));
  };
  try {
    const first = await ask(`Password (at least ${passwordLength.least} characters): `);
    const second = await ask('The same once more: ');
    if (first !== second) throw new Invalid('The two were not the same. Nothing was made; begin again.');
    return first;
  } finally {
    lines.close();
  }
}
