import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

interface BuiltChunk {
  type: 'chunk';
  fileName: string;
  isEntry: boolean;
  imports: string[];
  code: string;
}

/** Adds up what a first visit loads before anything is shown, prints it, and fails the build above the budget. */
export function firstLoadBudget({ pages, kilobytes }: { pages: string; kilobytes: number }): Plugin {
  return {
    name: 'first-load-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const first = withImports(chunks);
      const weight = first.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0) / 1000;
      process.stdout.write(`${pages}: first load ${weight.toFixed(1)} kB gzip of ${kilobytes}\n`);
      if (weight > kilobytes)
        this.error(`The first load of ${pages} weighs ${weight.toFixed(1)} kB, above ${kilobytes} kB.`);
    },
  };
}

/** The entry and everything it imports at once; what a route imports later is not counted. */
function withImports(chunks: readonly BuiltChunk[]): BuiltChunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set(chunks.filter((chunk) => chunk.isEntry));
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const imported = byName.get(name);
      if (imported) found.add(imported);
    }
  }
  return [...found];
}
