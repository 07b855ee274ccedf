import { setTimeout as wait } from 'node:timers/promises';

export interface PulseOptions {
  /** Whether the database has answered a question that costs it nothing. */
  ask: () => Promise<boolean>;
  onAnswer: () => void;
  onSilence: () => void;
}

const restMilliseconds = 400;
const restWhenSilent = 200;
const tickMilliseconds = 100;
/** Two seconds of patience, counted in ticks: while this process itself is held up, no time passes. */
const patienceInTicks = 20;

/** Asks again and again, so that nobody waits for a database that has fallen silent without hanging up. */
export function startPulse({ ask, onAnswer, onSilence }: PulseOptions): { stop(): void } {
  const end = new AbortController();
  const beat = async () => {
    while (!end.signal.aborted) {
      const answered = await withinPatience(ask());
      if (end.signal.aborted) return;
      if (answered) onAnswer();
      else onSilence();
      await wait(answered ? restMilliseconds : restWhenSilent, undefined, { ref: false });
    }
  };
  void beat();
  return { stop: () => end.abort() };
}

async function withinPatience(answer: Promise<boolean>): Promise<boolean> {
  for (let tick = 0; tick < patienceInTicks; tick += 1) {
    const heard = await Promise.race([answer, wait(tickMilliseconds, null, { ref: false })]);
    if (heard !== null) return heard;
  }
  return false;
}
