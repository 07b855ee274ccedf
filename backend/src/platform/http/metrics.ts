import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

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
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
