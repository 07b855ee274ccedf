import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './run-step.mjs';

/** Names what was skipped, and counts all tests of these JSON reports in a last line; a missing report is a failure. */
export function countTests(files) {
  const reports = files.map(read);
  const sum = (count) => reports.reduce((total, report) => total + report[count], 0);
  const counts = [
    `${sum('numPassedTests')} passed`,
    `${sum('numFailedTests')} failed`,
    `${sum('numPendingTests') + sum('numTodoTests')} skipped`,
  ];
  return [...reports.flatMap(skippedOf), counts.join(', ')].join('\n');
}

function skippedOf({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => `skipped ${relative(root, name)}: ${fullName.trim()}`),
  );
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}
