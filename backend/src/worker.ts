import { explainAndExit } from './app/failures.js';
import { work } from './app/serve.js';

await work().catch(explainAndExit);
