import { createProgram } from './app/cli/program.js';
import { explain } from './app/failures.js';

const program = createProgram();

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
