import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for those who run it; labels are routes and codes, never ids or names. */
export function createMetrics(openStreams: () => number) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'threadline_http_request_seconds',
    help: 'Time from request to answer.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers: [registry],
  });
  const refused = new Counter({
    name: 'threadline_refused_total',
    help: 'Requests and calls that were refused, by what was wrong with them.',
    labelNames: ['kind'],
    registers: [registry],
  });
  new Gauge({
    name: 'threadline_live_streams',
    help: 'Open live streams of this process.',
    registers: [registry],
    collect() {
      this.set(openStreams());
    },
  });
  return {
    registry,
    observe: (route: string, status: number, seconds: number) => requests.observe({ route, status }, seconds),
    /** Counts what was refused with this status; failures of ours are none. */
    refuse: (status: number) => {
      const kind = refusals[status];
      if (kind) refused.inc({ kind });
    },
  };
}

const refusals: Record<number, string> = {
  400: 'input',
  401: 'credential',
  403: 'permission',
  404: 'nothing_there',
  409: 'conflict',
  413: 'size',
  422: 'reused_key',
  429: 'limit',
};
export type Metrics = ReturnType<typeof createMetrics>;
