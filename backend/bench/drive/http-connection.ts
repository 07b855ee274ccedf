import { connect, type Socket } from 'node:net';

export interface BenchRequest {
  method: 'GET' | 'POST';
  path: string;
  /** Who asks: a line such as `authorization: Bearer …` or `cookie: …`. */
  credential: string;
  body?: string;
  /** A write: every sending gets an idempotency key of its own. */
  once?: boolean;
}

/** One kept connection that sends a request and waits for its whole answer; as little work as a client can do. */
export class HttpConnection {
  private buffer: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.take(chunk));
    const fail = (error?: Error) => this.waiting?.reject(error ?? new Error('The server closed the connection.'));
    socket.on('error', fail);
    socket.on('close', () => fail());
  }

  static open(url: string): Promise<HttpConnection> {
    const { hostname, port, host } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => resolve(new HttpConnection(socket, host)));
      socket.once('error', reject);
    });
  }

  /** Resolves with the status once the last byte is there. */
  send(request: BenchRequest, idempotencyKey: string): Promise<number> {
    const { method, path, credential, body = '', once } = request;
    const head = `${method} ${path} HTTP/1.1\r\nhost: ${this.host}\r\n${credential}\r\n`;
    const extra = once ? `idempotency-key: ${idempotencyKey}\r\n` : '';
    const length =
      method === 'POST' ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` : '';
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${head}${extra}${length}\r\n${body}`);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.buffer = this.buffer.length === 0 ? chunk : Buffer.concat([this.buffer, chunk]);
    const end = this.buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.buffer.toString('latin1', 0, end).toLowerCase();
    const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
    const isWhole = length === undefined ? endsChunked(this.buffer) : this.buffer.length >= end + 4 + Number(length);
    if (!isWhole) return;
    this.buffer = Buffer.alloc(0);
    this.waiting?.resolve(Number(head.slice(9, 12)));
  }
}

const lastChunk = Buffer.from('0\r\n\r\n');

function endsChunked(buffer: Buffer): boolean {
  return buffer.subarray(buffer.length - lastChunk.length).equals(lastChunk);
}
