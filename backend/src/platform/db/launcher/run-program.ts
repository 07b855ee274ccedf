import { spawn } from 'node:child_process';
import type { Account } from './choose-account.js';

export interface ProgramResult {
  /** Null when a signal ended the program or it could not be started at all. */
  status: number | null;
  stdout: string;
  stderr: string;
  /** Why the system would not start it, for instance because this user may not execute it. */
  startFailure: Error | null;
}

/** The only environment the database sees: nothing of the caller's settings or secrets. */
export function programEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC', ...extra };
}

/** What makes a child run as the given account; nothing for this process's own user. */
export function runAs(account: Account | null): { uid?: number; gid?: number } {
  return account === null ? {} : { uid: account.uid, gid: account.gid };
}

/** Runs a program to its end and returns what it said; never throws for a failing one. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { account?: Account | null; env?: Record<string, string>; input?: string } = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...runAs(options.account ?? null),
      // Windows programs need the system's own variables; `env` left out passes them on.
      ...(process.platform === 'win32' ? {} : { env: programEnvironment(options.env), cwd: '/' }),
      stdio: 'pipe',
      windowsHide: true,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // A program that ends without reading its input closes the pipe; its status tells enough.
    child.stdin.on('error', () => undefined).end(options.input ?? '');
    child.on('error', (error) => resolve({ status: null, stdout, stderr, startFailure: error }));
    child.on('close', (status) => resolve({ status, stdout, stderr, startFailure: null }));
  });
}
