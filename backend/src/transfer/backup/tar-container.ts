import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ContainerReader, ContainerWriter } from './container.js';
import { syncFolder } from './sync-folder.js';
import { blockBytes, readHeader, writeHeader } from './tar-header.js';

/** One tar file, readable by every tar. */
export async function createTarContainer(path: string): Promise<ContainerWriter> {
  const draft = `${path}.${randomUUID()}.part`;
  const file = await open(draft, 'wx', 0o600);
  return {
    add: async (name, content) => {
      await file.appendFile(Buffer.concat([writeHeader(name, content.length), content, padding(content.length)]));
    },
    finish: async () => {
      await file.appendFile(Buffer.alloc(2 * blockBytes));
      await file.sync();
      await file.close();
      await rename(draft, path);
      await syncFolder(dirname(path));
    },
    abandon: async () => {
      await file.close().catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
}

/** Reads where everything lies first, and each part when it is asked for. */
export async function openTarContainer(path: string): Promise<ContainerReader> {
  const file = await open(path, 'r');
  const places = await readPlaces(file).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  return {
    read: async (name) => {
      const place = places.get(name);
      return place ? readAt(file, place) : null;
    },
    close: () => file.close(),
  };
}

interface Place {
  start: number;
  size: number;
}

async function readPlaces(file: FileHandle): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  const { size: end } = await file.stat();
  for (let at = 0; at + blockBytes <= end; ) {
    const header = readHeader(await readAt(file, { start: at, size: blockBytes }));
    if (!header) break;
    places.set(header.name, { start: at + blockBytes, size: header.size });
    at += blockBytes + header.size + padding(header.size).length;
  }
  return places;
}

async function readAt(file: FileHandle, { start, size }: Place): Promise<Buffer> {
  const content = Buffer.alloc(size);
  const { bytesRead } = await file.read(content, 0, size, start);
  return content.subarray(0, bytesRead);
}

const padding = (size: number) => Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes);
