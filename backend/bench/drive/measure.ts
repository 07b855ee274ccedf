import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figures, Job, Message } from './job.js';

export interface Measured {
  figures: Figures;
  answers: number;
}

const generator = fileURLToPath(new URL('./generator.ts', import.meta.url));

/** Lets the load generator work in a process of its own; `onMeasuring` is called when warming up is over. */
export function measure(job: Job, onMeasuring: () => void = () => undefined): Promise<Measured> {
  const child = fork(generator, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  return new Promise<Measured>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if ('measuring' in message) onMeasuring();
      else if ('failed' in message) reject(new Error(message.failed));
      else resolve({ figures: message.figures, answers: message.answers });
    });
    child.once('exit', () => reject(new Error('The load generator ended without an answer.')));
    child.send(job);
  });
}
