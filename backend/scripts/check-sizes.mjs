import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from './run-step.mjs';

const limits = { median: 60, p95: 200, most: 300, columns: 160 };

// Class lists and drawings are one string each and cannot be broken.
const texts = /("[^"]*"|'[^']*'|`[^`]*`)/g;

/** Keeps files small: half of them within 60 lines, nearly all within 200, none above 300. */
export function checkSizes() {
  const files = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'],
    { cwd: root },
  )
    .toString()
    .split('\n')
    .filter((file) => file !== '' && !/(\.test|\.fixture)\.tsx?$/.test(file));
  const sizes = files.map((file) => ({ file, lines: linesOf(file) })).filter(({ lines }) => lines !== null);
  const counts = sizes.map(({ lines }) => lines.length).sort((a, b) => a - b);
  const median = counts[Math.floor((counts.length - 1) / 2)];
  const p95 = counts[Math.ceil(counts.length * 0.95) - 1];
  const problems = [];
  if (median > limits.median) problems.push(`The median file has ${median} lines; ${limits.median} are the aim.`);
  if (p95 > limits.p95) problems.push(`The 95th percentile of files has ${p95} lines; ${limits.p95} are the aim.`);
  for (const { file, lines } of sizes) {
    if (lines.length > limits.most) problems.push(`${file} has ${lines.length} lines. Split it by business verb.`);
    const wide = lines.findIndex((line) => line.replace(texts, '').length > limits.columns);
    if (wide >= 0) problems.push(`${file}:${wide + 1} is wider than ${limits.columns} columns.`);
  }
  const summary = `${counts.length} files, median ${median}, p95 ${p95}, most ${counts.at(-1)} lines`;
  return { name: `sizes: ${summary}`, ok: problems.length === 0, output: problems.join('\n'), seconds: 0 };
}

function linesOf(file) {
  try {
    return readFileSync(`${root}${file}`, 'utf8').trimEnd().split('\n');
  } catch {
    return null;
  }
}
