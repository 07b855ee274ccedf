import { resolve } from 'node:path';
import * as z from 'zod';

/** Settings of the process, all optional; the only place that reads the environment. */
export interface Env {
  databaseUrl: string | null;
  replicaUrl: string | null;
  dataDir: string;
  port: number;
  publicBaseUrl: string;
  smtpUrl: string | null;
  trustedProxies: string[];
  logLevel: 'debug' | 'info' | 'warn' | 'silent';
}

const port = z.coerce.number().int().min(1).max(65_535);
const urlOf = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));
const address = z.string().regex(/^[0-9a-fA-F.:]+(\/\d{1,3})?$/);

const settings = {
  DATABASE_URL: {
    schema: urlOf('postgres:', 'postgresql:'),
    say: 'a URL such as postgres://name:password@host:5432/threadline',
  },
  REPLICA_URL: {
    schema: urlOf('postgres:', 'postgresql:'),
    say: 'the URL of a read replica of DATABASE_URL, such as postgres://name:password@replica:5432/threadline',
  },
  DATA_DIR: { schema: z.string().min(1), say: 'a folder for the database and files' },
  PORT: { schema: port, say: 'a port from 1 to 65535' },
  PUBLIC_BASE_URL: {
    schema: urlOf('http:', 'https:'),
    say: 'the address people open, such as https://threadline.example.com',
  },
  SMTP_URL: { schema: urlOf('smtp:', 'smtps:'), say: 'a URL such as smtp://name:password@host:587' },
  TRUSTED_PROXIES: {
    schema: z
      .string()
      .transform((value) => value.split(',').map((one) => one.trim()))
      .pipe(z.array(address)),
    say: 'addresses or networks separated by commas, such as 10.0.0.1,10.1.0.0/16',
  },
  LOG_LEVEL: { schema: z.enum(['debug', 'info', 'warn', 'silent']), say: 'debug, info, warn or silent' },
} as const;
type Name = keyof typeof settings;

/** Settings that only a mistyped name would explain: the start stops at them. */
const ours = /^(DATABASE|REPLICA|DATA_DIR|PUBLIC_BASE|SMTP|TRUSTED_PROX|LOG_LEVEL|THREADLINE_)/;

export class EnvError extends Error {}

/** Reads and checks the settings; throws EnvError with a sentence that names the wrong one. */
export function readEnv(source: NodeJS.ProcessEnv = process.env, workingFolder = process.cwd()): Env {
  for (const name of Object.keys(source)) {
    if (ours.test(name) && !(name in settings)) {
      throw new EnvError(`The setting ${name} is unknown. Known settings are ${Object.keys(settings).join(', ')}.`);
    }
  }
  const chosenPort = read(source, 'PORT') ?? 4780;
  return {
    databaseUrl: read(source, 'DATABASE_URL') ?? null,
    replicaUrl: read(source, 'REPLICA_URL') ?? null,
    dataDir: resolve(workingFolder, read(source, 'DATA_DIR') ?? 'data'),
    port: chosenPort,
    publicBaseUrl: (read(source, 'PUBLIC_BASE_URL') ?? `http://localhost:${chosenPort}`).replace(/\/+$/, ''),
    smtpUrl: read(source, 'SMTP_URL') ?? null,
    trustedProxies: read(source, 'TRUSTED_PROXIES') ?? [],
    logLevel: read(source, 'LOG_LEVEL') ?? 'info',
  };
}

function read<N extends Name>(
  source: NodeJS.ProcessEnv,
  name: N,
): z.output<(typeof settings)[N]['schema']> | undefined {
  const value = source[name];
  if (value === undefined || value === '') return undefined;
  const result = settings[name].schema.safeParse(value);
  if (!result.success) throw new EnvError(`The setting ${name} cannot be used. Give it ${settings[name].say}.`);
  return result.data as z.output<(typeof settings)[N]['schema']>;
}
