import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const budgetKilobytes = 170;

/** Adds up the scripts that the panel page names, as they travel: what it must load before it shows anything. */
export function checkSize(folder) {
  const html = readFileSync(join(folder, 'tabs', 'panel.html'), 'utf8');
  const scripts = [...html.matchAll(/<script[^>]+src="?([^"\s>]+)/g)].map((match) => match[1]);
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(scriptPath(folder, name))).length, 0);
  const kilobytes = bytes / 1000;
  console.log(`Panel, first load: ${kilobytes.toFixed(1)} kB of JavaScript (gzip), at most ${budgetKilobytes} kB.`);
  if (scripts.length === 0) return ['The panel page names no script.'];
  return kilobytes > budgetKilobytes ? ['The panel has become too heavy: load a part of it later with import().'] : [];
}

function scriptPath(folder, name) {
  return name.startsWith('/') ? join(folder, name) : join(folder, 'tabs', name);
}
