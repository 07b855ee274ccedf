import { useSyncExternalStore } from 'react';

/** One question at a time, however many requests wait for its answer. */
let question: { promise: Promise<boolean>; answer: (proved: boolean) => void } | null = null;
const listeners = new Set<() => void>();

/** Asks the person to confirm that it is them; false where they would rather not, or no page is there to ask. */
export function askForProof(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  if (question) return question.promise;
  let resolve: (proved: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((done) => {
    resolve = done;
  });
  const answer = (proved: boolean) => {
    question = null;
    tell();
    resolve(proved);
  };
  question = { promise, answer };
  tell();
  return promise;
}

/** The question that waits for an answer, and how to give it; null while nothing is asked. */
export function useProofQuestion(): ((proved: boolean) => void) | null {
  return useSyncExternalStore(listen, () => question?.answer ?? null);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
