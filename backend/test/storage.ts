import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import type { Bucket } from '../src/platform/files/s3-store.js';
import { freePort } from './free-port.js';

export interface TestStorage {
  bucket: Bucket;
  /** What it has been asked, in order. */
  asked: { method: string; path: string; headers: IncomingHttpHeaders }[];
  /** The keys of all objects. */
  keys(): Promise<string[]>;
  /** Away until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** An S3-speaking server on loopback. It checks the signature of every signed request with code of its own. */
export async function startStorage(): Promise<TestStorage> {
  const directory = await mkdtemp(join(tmpdir(), 'threadline-test-storage-'));
  const port = await freePort();
  const name = 'threadline-files';
  const asked: TestStorage['asked'] = [];
  let server: S3rver | null = null;
  const start = async () => {
    server = new S3rver({ address: '127.0.0.1', port, silent: true, directory, configureBuckets: [{ name }] });
    await server.run();
    server.httpServer.on('request', ({ method = '', url: path = '', headers }) =>
      asked.push({ method, path, headers }),
    );
  };
  const stop = async () => {
    server?.httpServer.closeAllConnections();
    await server?.close();
    server = null;
  };
  await start();
  return {
    bucket: {
      name,
      prefix: 'test/',
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      accessKey: 'S3RVER',
      secretKey: 'S3RVER',
    },
    asked,
    keys: async () => {
      const all = await readdir(join(directory, name), { recursive: true });
      return all.filter((path) => path.endsWith('_object')).map((path) => path.replace(/\._.*$/, ''));
    },
    start,
    stop,
    remove: async () => {
      await stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
