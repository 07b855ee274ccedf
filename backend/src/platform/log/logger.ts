import pino, { type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/** Structured lines on standard error. Callers pass ids and codes, never names, addresses or text that people wrote. */
export function createLogger(level: 'debug' | 'info' | 'warn' | 'silent' = 'info'): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
