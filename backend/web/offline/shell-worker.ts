import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Plugin, transformWithOxc } from 'vite';

export interface ShellWorkerOptions {
  name: string;
  /** The address that answers with the page itself. */
  page: string;
  /** Addresses, as a regular expression, that the page answers; and among them those that it does not. */
  pages: RegExp;
  others: RegExp;
  base: string;
}

/** Writes the service worker of a set of pages, with the list of their files; it changes when any of them does. */
export function shellWorker({ name, page, pages, others, base }: ShellWorkerOptions): Plugin {
  return {
    name: 'shell-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const built = Object.values(bundle).filter(({ fileName }) => !/\.(html|map)$/.test(fileName));
      const hash = createHash('sha256');
      for (const part of Object.values(bundle)) hash.update(part.type === 'chunk' ? part.code : part.source);
      const files = built.map(({ fileName }) => `${base}${fileName}`);
      const version = hash.digest('hex').slice(0, 12);
      const shell = { name, version, files, page, pages: pages.source, others: others.source };
      const source = `const shell = ${JSON.stringify(shell)};\n${await workerCode()}`;
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
    },
  };
}

async function workerCode(): Promise<string> {
  const path = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  return code;
}
