import { createConnection, Socket } from 'node:net';

/** The sockets of a pool. While they are cut, whoever asks for a new one is refused at once instead of waiting. */
export interface Lifelines {
  /** What postgres.js asks for a socket. */
  socket: (place: Place) => Socket;
  cut(): void;
  mend(): void;
  readonly areCut: boolean;
}

interface Place {
  host?: string | string[];
  port?: number | number[];
  /** Of a socket on this machine. */
  path?: string;
}

/** As code of the failures that cut lines end with. */
export const silence = 'DATABASE_SILENT';

export function createLifelines(): Lifelines {
  const open = new Set<Socket>();
  let areCut = false;
  return {
    get areCut() {
      return areCut;
    },
    socket: (place) => {
      const socket = areCut ? refused() : connectedTo(place);
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      return socket;
    },
    cut: () => {
      areCut = true;
      for (const socket of open) socket.destroy(silent());
    },
    mend: () => {
      areCut = false;
    },
  };
}

function connectedTo({ host, port, path }: Place): Socket {
  if (path) return createConnection({ path });
  const [at, number] = [[host].flat()[0] ?? 'localhost', [port].flat()[0] ?? 5432];
  // By this name TLS checks the certificate.
  return Object.assign(createConnection({ host: at, port: number }), { host: at });
}

/** Fails like one that nobody answers, without the wait. */
function refused(): Socket {
  const socket = new Socket();
  setImmediate(() => socket.destroy(silent()));
  return socket;
}

const silent = () => Object.assign(new Error('The database is silent.'), { code: silence });
