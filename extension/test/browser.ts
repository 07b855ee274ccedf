import { accessSync, constants, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Worker } from 'playwright-core';

export const buildFolder = join(import.meta.dirname, '..', 'build', 'chrome-mv3-prod');

export interface LaunchOptions {
  /** Port of the server that stands in for every host but localhost. */
  gmailPort: number;
  /** Address of the Threadline server, written to the settings before any page opens. */
  backendUrl: string;
  /** The browser's language; English unless told. */
  locale?: string;
  /** A file in which Chromium writes what its network code hears of. */
  netLog?: string;
}

export interface TestBrowser {
  context: BrowserContext;
  extensionId: string;
  serviceWorker(): Promise<Worker>;
  /** Cuts the panel off from its server, and joins it again; Gmail's page stays reachable. */
  setOffline(offline: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Starts Chromium with the built extension and a fresh profile; every foreign name resolves to the fake Gmail. */
export async function launchBrowser(options: LaunchOptions): Promise<TestBrowser> {
  if (!existsSync(buildFolder))
    throw new Error('The extension is not built yet: run "npm run build -w extension" first.');
  const work = mkdtempSync(join(tmpdir(), 'threadline-browser-'));
  const extension = join(work, 'extension');
  cpSync(buildFolder, extension, { recursive: true });
  allowBackend(extension, options.backendUrl);
  const context = await chromium.launchPersistentContext(join(work, 'profile'), {
    executablePath: chromiumPath(),
    headless: false,
    viewport: { width: 1280, height: 900 },
    locale: options.locale ?? 'en-US',
    ignoreHTTPSErrors: true,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP * 127.0.0.1:${options.gmailPort}, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
      '--disable-component-update',
      '--allow-browser-signin=false',
      '--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(options.netLog ? [`--log-net-log=${options.netLog}`] : []),
    ],
  });
  const serviceWorker = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const worker = await serviceWorker();
  await worker.evaluate(
    (backendUrl) => chrome.storage.local.set({ 'settings.backendUrl': backendUrl }),
    options.backendUrl,
  );
  return {
    context,
    extensionId: new URL(worker.url()).host,
    serviceWorker,
    setOffline: (offline) => cutOff(context, options.backendUrl, offline),
    close: async () => {
      await context.close();
      rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function cutOff(context: BrowserContext, backendUrl: string, offline: boolean): Promise<void> {
  const address = `${backendUrl}/**`;
  if (offline) await context.route(address, (route) => route.abort('internetdisconnected'));
  else await context.unroute(address);
}

/** The installed build may talk to its own server only; a test's server on another port is added the way an administrator would. */
function allowBackend(extension: string, backendUrl: string): void {
  const path = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push(`${backendUrl}/*`);
  writeFileSync(path, JSON.stringify(manifest));
}

function chromiumPath(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const candidate = join(folder, name);
      if (isExecutable(candidate)) return candidate;
    }
  }
  throw new Error('No Chromium found: install the package "chromium" or set CHROMIUM_PATH.');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
