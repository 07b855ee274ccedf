import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether everything is tried: minutes instead of seconds, for `npm run sweep -- --full`. */
export const isWhole = process.env.SWEEP === 'whole';

/** Says what a proof has counted, and leaves it in the folder FIGURES for whoever asked for numbers. */
export function tellFigures(proof: string, figures: Record<string, unknown>): void {
  console.info(`${proof}: ${JSON.stringify(figures)}`);
  const folder = process.env.FIGURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${proof}.json`), JSON.stringify(figures));
}
