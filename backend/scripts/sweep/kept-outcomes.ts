import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Outcome } from './try-fault.js';

/** Outcomes that are written down as they come, so that a run that was stopped goes on where it was. */
export interface KeptOutcomes {
  find(name: string): Outcome | undefined;
  add(outcome: Outcome): void;
}

/** Belongs to one state of the sources; without a path nothing is kept. */
export function keptOutcomes(path: string | null): KeptOutcomes {
  const lines = path && existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const outcomes = new Map(
    lines.map((line) => JSON.parse(line) as Outcome).map((outcome) => [outcome.name, outcome] as const),
  );
  return {
    find: (name) => outcomes.get(name),
    add: (outcome) => {
      outcomes.set(outcome.name, outcome);
      if (path) appendFileSync(path, `${JSON.stringify(outcome)}\n`);
    },
  };
}
