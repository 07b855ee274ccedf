import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const reportName = 'report.json';
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

export interface TestRun {
  config: string;
  files: readonly string[];
  project?: string;
  /** Settings of the run, beside those of this process. */
  environment?: Record<string, string>;
  /** Whether to go on after the first failure. */
  whole?: boolean;
  /** The full name of the one test to run. */
  named?: string;
}

export interface FailedTest {
  file: string;
  test: string;
  message: string;
}

export interface TestOutcome {
  passed: readonly { file: string; test: string }[];
  /** Tests that failed, and files that could not even start. */
  failed: readonly FailedTest[];
  unstarted: readonly { file: string; message: string }[];
  /** What the proofs have counted, by proof. */
  figures: Record<string, Record<string, unknown>>;
  output: string;
}

interface Report {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
}

/** Runs tests of the suite in a process of their own. */
export async function runTests(run: TestRun): Promise<TestOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'threadline-sweep-'));
  const report = join(folder, reportName);
  try {
    const output = await outputOf(optionsOf(run, report), { ...run.environment, FIGURES: folder });
    return { ...readReport(report, output), figures: readFigures(folder), output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function optionsOf({ config, files, project, whole, named }: TestRun, report: string): string[] {
  return [
    ...['run', '--config', config, '--reporter=json', `--outputFile=${report}`],
    ...(project ? ['--project', project] : []),
    ...(whole ? [] : ['--bail=1']),
    ...(named ? ['-t', `^${named.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`] : []),
    ...files,
  ];
}

function outputOf(given: string[], environment: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, ...given], {
      cwd: root,
      env: { ...process.env, ...environment, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
    child.once('error', reject).once('close', () => resolve(Buffer.concat(parts).toString('utf8')));
  });
}

function readReport(path: string, output: string): Pick<TestOutcome, 'passed' | 'failed' | 'unstarted'> {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    throw new Error(`The tests did not run:\n${output.slice(-4000)}`);
  }
  const nameOf = (path: string) => path.replace(root, '');
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status, failureMessages }) => ({
      ...{ file: nameOf(name), test: fullName.trim(), status, message: failureMessages?.[0] ?? '' },
    })),
  );
  const failed = tests.filter(({ status }) => status === 'failed');
  const passed = tests.filter(({ status }) => status === 'passed');
  const unstarted = report.testResults
    .filter(
      ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
    )
    .map(({ name, message }) => ({ file: nameOf(name), message }));
  return { passed, failed, unstarted };
}

/** Each proof leaves a file in the folder, named after it. */
function readFigures(folder: string): TestOutcome['figures'] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== reportName);
  return Object.fromEntries(
    files.map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}
