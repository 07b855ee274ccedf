import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** Stands between a server and its database, and does to the line what networks do. */
export interface DatabaseProxy {
  /** The same database and login, by way of the proxy. */
  url: string;
  /** Nothing comes through, and nobody hangs up. */
  freeze(): void;
  /** Every line breaks, and new ones are refused. */
  cut(): Promise<void>;
  /** Every piece takes this long, each way. */
  slow(milliseconds: number): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

type State = { kind: 'open' } | { kind: 'frozen' } | { kind: 'slow'; milliseconds: number };

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const { hostname, port: databasePort } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state: State = { kind: 'open' };
  let thawed: (() => void)[] = [];

  const passing = async (): Promise<void> => {
    if (state.kind === 'frozen') await new Promise<void>((resolve) => thawed.push(resolve));
    if (state.kind === 'slow') {
      const { milliseconds } = state;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
  };
  const join = (from: Socket, to: Socket) => {
    let last = Promise.resolve();
    from.on('data', (piece) => {
      last = last.then(passing).then(() => void (to.writable && to.write(piece)));
    });
    from.once('close', () => void last.then(() => to.destroy())).on('error', () => undefined);
    sockets.add(from.once('close', () => sockets.delete(from)));
  };
  const server = createServer((client) => {
    const database = createConnection(placeOf(decodeURIComponent(hostname), Number(databasePort || 5432)));
    join(client, database);
    join(database, client);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve()));
  const breakLines = async () => {
    const closed = server.listening ? new Promise((resolve) => server.close(resolve)) : null;
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const thaw = (next: State) => {
    state = next;
    for (const go of thawed.splice(0)) go();
    thawed = [];
  };

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: databaseUrl.replace(`@${hostname}:${databasePort}`, `@127.0.0.1:${port}`),
    freeze: () => {
      state = { kind: 'frozen' };
    },
    cut: breakLines,
    slow: (milliseconds) => thaw({ kind: 'slow', milliseconds }),
    mend: async () => {
      thaw({ kind: 'open' });
      if (!server.listening) await listen(port);
    },
    close: async () => {
      thaw({ kind: 'open' });
      await breakLines();
    },
  };
}

const placeOf = (host: string, port: number) =>
  host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
