import { resolve } from 'node:path';
import * as z from 'zod';
import type { MicrosoftSettings } from './platform/auth/microsoft-assertion.js';
import type { GoogleSettings } from './platform/auth/open-id/google-tokens.js';
import type { Bucket } from './platform/files/s3-store.js';
import { parseKeys, type SecretKey } from './platform/secrets/keyring.js';

/** Settings of the process, all optional; the only place that reads the environment. */
export interface Env {
  databaseUrl: string | null;
  replicaUrl: string | null;
  dataDir: string;
  /** Where files lie; on disk below `dataDir` where it is null. */
  filesBucket: Bucket | null;
  port: number;
  publicBaseUrl: string;
  smtpUrl: string | null;
  /** Sign-in by Google's word; null where it is not set up. */
  google: GoogleSettings | null;
  /** Sign-in by Microsoft's word within Outlook, and with a secret at the desk too; null where it is not set up. */
  microsoft: MicrosoftSettings | null;
  trustedProxies: string[];
  /** Addresses and networks beside the public ones in which people’s own mail servers may stand. */
  egressAllow: string[];
  /** How many requests one credential may make in a minute; the limits of writes follow from it. */
  requestsPerMinute: number;
  /** What wraps the keys of stored secrets, current first; null where a file in `dataDir` keeps them. */
  secretKeys: readonly [SecretKey, ...SecretKey[]] | null;
  logLevel: 'debug' | 'info' | 'warn' | 'silent';
}

const port = z.coerce.number().int().min(1).max(65_535);
const urlOf = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));
const origin = urlOf('http:', 'https:')
  .refine((value) => /^https?:\/\/[^/@?#]+\/?$/.test(value))
  .transform((value) => value.replace(/\/$/, ''));
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
  FILES_URL: {
    schema: z
      .string()
      .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/)
      .transform((value) => value.slice('s3://'.length).split('/').filter(Boolean)),
    say: 'a bucket and, if wanted, a folder in it, such as s3://threadline-files/production',
  },
  FILES_ENDPOINT: {
    schema: origin,
    say: 'the address of an S3-compatible storage without path, name or password, such as https://s3.example.com',
  },
  FILES_REGION: {
    schema: z.string().regex(/^[a-z0-9-]{2,40}$/),
    say: 'the region of the bucket, such as eu-central-1',
  },
  FILES_ACCESS_KEY: { schema: z.string().regex(/^[\x21-\x7e]{3,200}$/), say: 'the id of a key of the storage' },
  FILES_SECRET_KEY: { schema: z.string().regex(/^[\x21-\x7e]{3,200}$/), say: 'the secret of FILES_ACCESS_KEY' },
  PORT: { schema: port, say: 'a port from 1 to 65535' },
  PUBLIC_BASE_URL: {
    schema: urlOf('http:', 'https:'),
    say: 'the address people open, such as https://threadline.example.com',
  },
  SMTP_URL: { schema: urlOf('smtp:', 'smtps:'), say: 'a URL such as smtp://name:password@host:587' },
  GOOGLE_CLIENT_ID: {
    schema: z.string().regex(/^[\x21-\x7e]{3,300}$/),
    say: 'the client id of a Google Cloud project',
  },
  GOOGLE_CLIENT_SECRET: { schema: z.string().regex(/^[\x21-\x7e]{3,300}$/), say: 'the secret of GOOGLE_CLIENT_ID' },
  GOOGLE_ISSUER: {
    schema: origin,
    say: 'the address of an issuer that stands in for Google, such as https://accounts.google.com',
  },
  MICROSOFT_CLIENT_SECRET: {
    schema: z.string().regex(/^[\x21-\x7e]{3,300}$/),
    say: 'a client secret of MICROSOFT_CLIENT_ID',
  },
  MICROSOFT_CLIENT_ID: {
    schema: z.guid().toLowerCase(),
    say: 'the application (client) id of the add-in in Microsoft Entra',
  },
  MICROSOFT_TENANTS: {
    schema: z
      .string()
      .transform((value) => value.split(',').map((one) => one.trim().toLowerCase()))
      .pipe(z.array(z.guid())),
    say: 'directory (tenant) ids separated by commas',
  },
  MICROSOFT_AUTHORITY: {
    schema: origin,
    say: 'the address where your Microsoft cloud signs people in, such as https://login.microsoftonline.us',
  },
  TRUSTED_PROXIES: {
    schema: z
      .string()
      .transform((value) => value.split(',').map((one) => one.trim()))
      .pipe(z.array(address)),
    say: 'addresses or networks separated by commas, such as 10.0.0.1,10.1.0.0/16',
  },
  EGRESS_ALLOW: {
    schema: z
      .string()
      .transform((value) => value.split(',').map((one) => one.trim()))
      .pipe(z.array(address)),
    say: 'addresses or networks separated by commas in which mail servers may stand, such as 10.0.0.5,10.1.0.0/16',
  },
  REQUESTS_PER_MINUTE: {
    schema: z.coerce.number().int().min(60).max(10_000_000),
    say: 'how many requests one person or key may make in a minute, from 60 on',
  },
  SECRET_KEYS: {
    schema: z
      .string()
      .transform(parseKeys)
      .refine((keys) => keys !== null),
    say: 'keys of the form id:base64 of 32 bytes, the current one first, separated by commas',
  },
  LOG_LEVEL: { schema: z.enum(['debug', 'info', 'warn', 'silent']), say: 'debug, info, warn or silent' },
} as const;
type Name = keyof typeof settings;

/** Settings that only a mistyped name would explain: the start stops at them, and at no other program’s. */
const ours = new RegExp(
  `^(${[
    ...['DATABASE', 'REPLICA', 'DATA_DIR', 'FILES_', 'PUBLIC_BASE', 'SMTP', 'TRUSTED_PROX', 'EGRESS_', 'REQUESTS_PER'],
    ...['GOOGLE_(?:CLIENT|ISS)', 'MICROSOFT_(?:CLIENT|TENANT|AUTH)', 'SECRET_KEY', 'LOG_LEVEL', 'THREADLINE_'],
  ].join('|')})`,
);

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
    filesBucket: readBucket(source),
    port: chosenPort,
    publicBaseUrl: (read(source, 'PUBLIC_BASE_URL') ?? `http://localhost:${chosenPort}`).replace(/\/+$/, ''),
    smtpUrl: read(source, 'SMTP_URL') ?? null,
    google: readGoogle(source),
    microsoft: readMicrosoft(source),
    trustedProxies: read(source, 'TRUSTED_PROXIES') ?? [],
    egressAllow: read(source, 'EGRESS_ALLOW') ?? [],
    requestsPerMinute: read(source, 'REQUESTS_PER_MINUTE') ?? 1_200,
    secretKeys: read(source, 'SECRET_KEYS') ?? null,
    logLevel: read(source, 'LOG_LEVEL') ?? 'info',
  };
}

/** The bucket of the settings, which only make sense together; null without FILES_URL. */
function readBucket(source: NodeJS.ProcessEnv): Bucket | null {
  const [name, ...folders] = read(source, 'FILES_URL') ?? [];
  if (name === undefined) return refuseWithout(source, 'FILES_URL', 'FILES_');
  const endpoint = read(source, 'FILES_ENDPOINT') ?? null;
  return {
    name,
    prefix: folders.map((folder) => `${folder}/`).join(''),
    endpoint,
    // Storages other than Amazon's mostly know one region, by this name.
    region: endpoint ? (read(source, 'FILES_REGION') ?? 'us-east-1') : required(source, 'FILES_REGION'),
    accessKey: required(source, 'FILES_ACCESS_KEY'),
    secretKey: required(source, 'FILES_SECRET_KEY'),
  };
}

function readGoogle(source: NodeJS.ProcessEnv): GoogleSettings | null {
  const clientId = read(source, 'GOOGLE_CLIENT_ID');
  if (clientId === undefined) return refuseWithout(source, 'GOOGLE_CLIENT_ID', 'GOOGLE_');
  const clientSecret = read(source, 'GOOGLE_CLIENT_SECRET');
  if (clientSecret === undefined)
    throw new EnvError('The setting GOOGLE_CLIENT_SECRET is missing. Set it beside GOOGLE_CLIENT_ID.');
  const chosen = read(source, 'GOOGLE_ISSUER');
  const authority = { address: chosen ?? 'https://accounts.google.com', chosenByOperator: chosen !== undefined };
  return { clientId, clientSecret, authority };
}

function readMicrosoft(source: NodeJS.ProcessEnv): MicrosoftSettings | null {
  const clientId = read(source, 'MICROSOFT_CLIENT_ID');
  if (clientId === undefined) return refuseWithout(source, 'MICROSOFT_CLIENT_ID', 'MICROSOFT_');
  const clientSecret = read(source, 'MICROSOFT_CLIENT_SECRET');
  const chosen = read(source, 'MICROSOFT_AUTHORITY');
  return {
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    tenants: read(source, 'MICROSOFT_TENANTS') ?? null,
    authority: { address: chosen ?? 'https://login.microsoftonline.com', chosenByOperator: chosen !== undefined },
  };
}

/** Settings that mean nothing without the one that is missing. */
function refuseWithout(source: NodeJS.ProcessEnv, missing: Name, family: string): null {
  const useless = (Object.keys(settings) as Name[]).find((name) => name.startsWith(family) && source[name]);
  if (!useless) return null;
  throw new EnvError(`The setting ${useless} does nothing without ${missing}. Give that ${settings[missing].say}.`);
}

function required(source: NodeJS.ProcessEnv, name: 'FILES_REGION' | 'FILES_ACCESS_KEY' | 'FILES_SECRET_KEY'): string {
  const value = read(source, name);
  if (value === undefined)
    throw new EnvError(`The setting ${name} is missing, and FILES_URL needs it. Give it ${settings[name].say}.`);
  return value;
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
