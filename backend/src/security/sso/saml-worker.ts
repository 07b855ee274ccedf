import { parentPort } from 'node:worker_threads';
import type { SamlRefusal } from '@threadline/shared/security/sso';
import { checkSamlAnswer, type SamlAnswer, type SamlJob } from './saml-answer.js';
import { SamlRefused } from './saml-refused.js';

export type SamlOutcome = { answer: SamlAnswer } | { refused: SamlRefusal; because: string };

// One job at a time: the checker sends an answer and waits for what is made of it.
parentPort?.on('message', (job: SamlJob) => {
  outcomeOf(job).then((outcome) => parentPort?.postMessage(outcome));
});
parentPort?.postMessage('ready');

async function outcomeOf(job: SamlJob): Promise<SamlOutcome> {
  try {
    return { answer: await checkSamlAnswer(job) };
  } catch (error) {
    const { code, cause } = error instanceof SamlRefused ? error : new SamlRefused('unreadable', error);
    return { refused: code, because: cause instanceof Error ? cause.message : '' };
  }
}
