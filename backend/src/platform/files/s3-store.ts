import type { Readable } from 'node:stream';
import { AwsV4Signer } from 'aws4fetch';
import { FetchFailed, type SafeAnswer, type SafeRequest, safeFetch } from '../http/safe-fetch.js';
import { type FileContent, type FileStore, FileStoreAway, requireFileKey } from './file-store.js';

/** A bucket of an S3-compatible storage, and who may use it. */
export interface Bucket {
  name: string;
  /** Before every key, with a slash at its end; empty where the bucket is ours alone. */
  prefix: string;
  /** Null for Amazon's own. */
  endpoint: string | null;
  region: string;
  accessKey: string;
  secretKey: string;
}

type Ask = { method: keyof typeof patience; content?: FileContent };

const mostBytes = 64 * 1024 * 1024;
const short = { begin: 5_000, end: 5_000 };
/** A storage answers once it has a file whole; people who take one may have slower networks than we do. */
const patience = {
  PUT: { begin: 60_000, end: 5_000 },
  GET: { begin: 10_000, end: 300_000 },
  HEAD: short,
  DELETE: short,
};
const tries = 2;

/** Files in a bucket that all servers share. Nothing in it is public: every request is signed, and no object gets rights. */
export function createS3Store(bucket: Bucket): FileStore {
  const base = baseOf(bucket);
  const at = (key: string) => `${base}/${bucket.prefix}${requireFileKey(key)}`;
  return {
    put: async (key, content) => {
      const answer = await ask(bucket, at(key), { method: 'PUT', content });
      answer.body.resume();
      expect(answer.status, [200]);
    },
    open: async (key) => {
      const answer = await ask(bucket, at(key), { method: 'GET' });
      if (answer.status === 200) return answer.body;
      answer.body.resume();
      expect(answer.status, [404]);
      return null;
    },
    remove: async (key) => {
      const answer = await ask(bucket, at(key), { method: 'DELETE' });
      answer.body.resume();
      expect(answer.status, [200, 204, 404]);
    },
    check: async () => {
      const answer = await ask(bucket, base, { method: 'HEAD' });
      answer.body.resume();
      expect(answer.status, [200]);
    },
  };
}

/** Amazon names a bucket in the host, others in the path; so does Amazon where dots in its name would break TLS. */
function baseOf({ name, endpoint, region }: Bucket): string {
  if (endpoint) return `${endpoint}/${name}`;
  const host = `s3.${region}.amazonaws.com`;
  return name.includes('.') ? `https://${host}/${name}` : `https://${name}.${host}`;
}

/** Every request can be repeated without harm, so a storage that stumbles is asked once more. */
async function ask(bucket: Bucket, url: string, { method, content }: Ask): Promise<SafeAnswer> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      const answer = await safeFetch(url, {
        ...(await signed(bucket, url, { method, ...(content ? { content } : {}) })),
      });
      if (answer.status < 500 || left === 0) return answer;
      answer.body.resume();
    } catch (error) {
      if (!(error instanceof FetchFailed)) throw error;
      if (left === 0) throw new FileStoreAway('The storage of FILES_URL does not answer.', false, error);
    }
  }
}

async function signed(bucket: Bucket, url: string, { method, content }: Ask): Promise<SafeRequest> {
  const { headers } = await new AwsV4Signer({
    method,
    url,
    headers: content
      ? { 'x-amz-content-sha256': content.hash, 'content-type': 'application/octet-stream' }
      : { 'x-amz-content-sha256': hashOfNothing },
    accessKeyId: bucket.accessKey,
    secretAccessKey: bucket.secretKey,
    service: 's3',
    region: bucket.region,
  }).sign();
  const body: Readable | undefined = content?.read();
  return {
    method,
    headers: { ...Object.fromEntries(headers), ...(content ? { 'content-length': String(content.size) } : {}) },
    chosenByOperator: true,
    mostBytes,
    patience: patience[method],
    ...(body ? { body } : {}),
  };
}

const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function expect(status: number, good: readonly number[]): void {
  if (good.includes(status)) return;
  if (status >= 500 || status === 429) throw new FileStoreAway('The storage of FILES_URL has trouble.', false);
  throw new FileStoreAway(problems[status] ?? `The storage of FILES_URL answered ${status}.`, true);
}

const elsewhere = 'The bucket of FILES_URL lies in another region. Check FILES_REGION and FILES_ENDPOINT.';
const problems: Record<number, string> = {
  301: elsewhere,
  307: elsewhere,
  400: 'The storage of FILES_URL does not understand us. Check FILES_REGION and FILES_ENDPOINT.',
  401: 'The storage of FILES_URL refuses this server. Check FILES_ACCESS_KEY and FILES_SECRET_KEY.',
  403: 'The storage of FILES_URL refuses this server. Check FILES_ACCESS_KEY, FILES_SECRET_KEY and their rights.',
  404: 'The bucket of FILES_URL does not exist. Create it, or name another one.',
};
