import { expect, test } from 'vitest';
import { readEnv } from './env.js';

const bucket = {
  FILES_URL: 's3://threadline-files/production/eu',
  FILES_REGION: 'eu-central-1',
  FILES_ACCESS_KEY: 'AKIAEXAMPLE',
  FILES_SECRET_KEY: 'a/secret+of=storages',
};

test('without a word about them, files lie on disk', () => {
  expect(readEnv({}).filesBucket).toBeNull();
});

test('a bucket of Amazon', () => {
  expect(readEnv(bucket).filesBucket).toEqual({
    name: 'threadline-files',
    prefix: 'production/eu/',
    endpoint: null,
    region: 'eu-central-1',
    accessKey: 'AKIAEXAMPLE',
    secretKey: 'a/secret+of=storages',
  });
});

test('a bucket elsewhere needs no region and no folder', () => {
  const { FILES_REGION: _none, ...elsewhere } = bucket;
  const settings = { ...elsewhere, FILES_URL: 's3://files', FILES_ENDPOINT: 'https://minio.example.com:9000/' };
  expect(readEnv(settings).filesBucket).toMatchObject({
    prefix: '',
    endpoint: 'https://minio.example.com:9000',
    region: 'us-east-1',
  });
});

test.each([
  [{ ...bucket, FILES_URL: 'https://bucket.example.com' }, /FILES_URL cannot be used\. Give it a bucket/],
  [{ ...bucket, FILES_URL: 's3://files/../other' }, /FILES_URL cannot be used/],
  [{ ...bucket, FILES_URL: 's3://name:secret@files' }, /FILES_URL cannot be used/],
  [{ ...bucket, FILES_ENDPOINT: 'ftp://files.example.com' }, /FILES_ENDPOINT cannot be used/],
  [{ ...bucket, FILES_ENDPOINT: 'https://name:secret@files.example.com' }, /FILES_ENDPOINT cannot be used/],
  [{ ...bucket, FILES_ENDPOINT: 'https://files.example.com/path' }, /FILES_ENDPOINT cannot be used/],
  [{ ...bucket, FILES_REGION: '' }, /FILES_REGION is missing, and FILES_URL needs it/],
  [{ ...bucket, FILES_ACCESS_KEY: '' }, /FILES_ACCESS_KEY is missing/],
  [{ ...bucket, FILES_SECRET_KEY: '' }, /FILES_SECRET_KEY is missing/],
  [{ ...bucket, FILES_URL: '' }, /FILES_REGION does nothing without FILES_URL/],
  [{ FILES_BUCKET: 'files' }, /FILES_BUCKET is unknown/],
])('settings that do not go together stop the start with a sentence: %#', (settings, sentence) => {
  expect(() => readEnv(settings)).toThrow(sentence);
  expect(() => readEnv(settings)).not.toThrow(/a\/secret|name:secret/);
});

test('Google’s own address is asked unless the settings name another', () => {
  const client = { GOOGLE_CLIENT_ID: '1234.apps.googleusercontent.com', GOOGLE_CLIENT_SECRET: 'a-secret' };
  expect(readEnv({}).google).toBeNull();
  expect(readEnv(client).google).toEqual({
    clientId: '1234.apps.googleusercontent.com',
    clientSecret: 'a-secret',
    authority: { address: 'https://accounts.google.com', chosenByOperator: false },
  });
  const { google } = readEnv({ ...client, GOOGLE_ISSUER: 'http://127.0.0.1:9000/' });
  expect(google?.authority).toEqual({ address: 'http://127.0.0.1:9000', chosenByOperator: true });
});

test.each([
  [{ GOOGLE_CLIENT_ID: '1234.apps.googleusercontent.com' }, /GOOGLE_CLIENT_SECRET is missing/],
  [{ GOOGLE_CLIENT_SECRET: 'a-secret' }, /does nothing without GOOGLE_CLIENT_ID/],
  [{ GOOGLE_CLIENT: 'x' }, /GOOGLE_CLIENT is unknown/],
])('settings of Google that cannot be meant stop the start: %#', (settings, sentence) => {
  expect(() => readEnv(settings)).toThrow(sentence);
});

test('Microsoft signs people in to the desk only with a secret', () => {
  const MICROSOFT_CLIENT_ID = '11111111-2222-3333-4444-555555555555';
  expect(readEnv({ MICROSOFT_CLIENT_ID }).microsoft).not.toHaveProperty('clientSecret');
  expect(readEnv({ MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET: 'a-secret' }).microsoft?.clientSecret).toBe(
    'a-secret',
  );
});

test('Microsoft’s own address is asked unless the settings name another', () => {
  const MICROSOFT_CLIENT_ID = '11111111-2222-3333-4444-55555555AAAA';
  const MICROSOFT_TENANTS = '66666666-2222-3333-4444-55555555BBBB, 77777777-2222-3333-4444-55555555cccc';
  expect(readEnv({}).microsoft).toBeNull();
  expect(readEnv({ MICROSOFT_CLIENT_ID, MICROSOFT_TENANTS }).microsoft).toEqual({
    clientId: '11111111-2222-3333-4444-55555555aaaa',
    tenants: ['66666666-2222-3333-4444-55555555bbbb', '77777777-2222-3333-4444-55555555cccc'],
    authority: { address: 'https://login.microsoftonline.com', chosenByOperator: false },
  });
  const MICROSOFT_AUTHORITY = 'https://login.microsoftonline.us/';
  expect(readEnv({ MICROSOFT_CLIENT_ID, MICROSOFT_AUTHORITY }).microsoft).toMatchObject({
    tenants: null,
    authority: { address: 'https://login.microsoftonline.us', chosenByOperator: true },
  });
});

test.each([
  [{ MICROSOFT_CLIENT_ID: 'threadline' }, /MICROSOFT_CLIENT_ID cannot be used\. Give it the application/],
  [{ MICROSOFT_TENANTS: '11111111-2222-3333-4444-555555555555' }, /does nothing without MICROSOFT_CLIENT_ID/],
  [{ MICROSOFT_CLIENT_ID: '11111111-2222-3333-4444-555555555555', MICROSOFT_TENANTS: 'all' }, /MICROSOFT_TENANTS/],
])('settings of Microsoft that cannot be meant stop the start: %#', (settings, sentence) => {
  expect(() => readEnv(settings)).toThrow(sentence);
});

test('secret keys are read current first, and a malformed list stops the start without showing it', () => {
  const key = Buffer.alloc(32, 1).toString('base64');
  expect(readEnv({}).secretKeys).toBeNull();
  expect(readEnv({ SECRET_KEYS: `b:${key},a:${key}` }).secretKeys?.map(({ id }) => id)).toEqual(['b', 'a']);
  const readWrong = () => readEnv({ SECRET_KEYS: `b:${key.slice(4)}` });
  expect(readWrong).toThrow(/SECRET_KEYS cannot be used\. Give it keys of the form id:base64/);
  expect(readWrong).not.toThrow(new RegExp(key.slice(8, 20)));
  expect(() => readEnv({ SECRET_KEY: 'x' })).toThrow(/SECRET_KEY is unknown/);
});

test('what other programs are set up with stops no start', () => {
  const theirs = { REQUESTS_CA_BUNDLE: '/etc/ssl/ca.pem', GOOGLE_APPLICATION_CREDENTIALS: '/key.json' };
  expect(readEnv(theirs).port).toBe(4780);
  expect(() => readEnv({ REQUESTS_PER_SECOND: '1' })).toThrow(/REQUESTS_PER_SECOND is unknown/);
});
