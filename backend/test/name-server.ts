import { createSocket } from 'node:dgram';
import { getServers, setServers } from 'node:dns';
import type { AddressInfo } from 'node:net';

export interface TestNameServer {
  /** TXT records by domain. */
  records: Map<string, string[]>;
  /** The domains that were asked for, one after the other. */
  asked: string[];
  /** Keeps answers back until it is called again with false. */
  hold(isHeld: boolean): void;
  close(): void;
}

/** A real name server on loopback, which this process asks until it is closed. It knows TXT records. */
export async function startNameServer(): Promise<TestNameServer> {
  const records = new Map<string, string[]>();
  const asked: string[] = [];
  let held: (() => void)[] | null = null;
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const { name, end } = nameIn(question);
    asked.push(name);
    const say = () => socket.send(answer(question.subarray(0, end), records.get(name) ?? []), from.port, from.address);
    if (held) held.push(say);
    else say();
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const before = getServers();
  setServers([`127.0.0.1:${(socket.address() as AddressInfo).port}`]);
  return {
    ...{ records, asked },
    hold: (isHeld) => {
      const kept = held ?? [];
      held = isHeld ? kept : null;
      if (!isHeld) for (const say of kept) say();
    },
    close: () => {
      setServers(before);
      socket.close();
    },
  };
}

function nameIn(question: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('ascii', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
}

function answer(asked: Buffer, texts: readonly string[]): Buffer {
  const header = Buffer.from(asked);
  header.writeUInt16BE(texts.length > 0 ? 0x8180 : 0x8183, 2);
  header.writeUInt16BE(texts.length, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, ...texts.map(record)]);
}

function record(text: string): Buffer {
  // The name of the question, TXT, IN, a minute, and one string.
  const head = Buffer.from([0xc0, 0x0c, 0, 16, 0, 1, 0, 0, 0, 60, 0, text.length + 1, text.length]);
  return Buffer.concat([head, Buffer.from(text, 'ascii')]);
}
