import { afterAll, beforeAll } from 'vitest';
import { type LaunchOptions, launchBrowser, type TestBrowser } from './browser.js';
import { type FakeGmail, startFakeGmail } from './fake-gmail/server.js';

export interface Bench {
  gmail: FakeGmail;
  browser: TestBrowser;
}

/** One fake Gmail and one browser for all tests of a file. */
export function useBench(options: Partial<LaunchOptions> = {}): Bench {
  const bench = {} as Bench;
  beforeAll(async () => {
    bench.gmail = await startFakeGmail();
    bench.browser = await launchBrowser({
      gmailPort: bench.gmail.port,
      backendUrl: 'http://localhost:4780',
      ...options,
    });
  }, 60_000);
  afterAll(async () => {
    await bench.browser?.close();
    await bench.gmail?.close();
  });
  return bench;
}
