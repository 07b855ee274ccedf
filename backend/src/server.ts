import { explainAndExit } from './app/failures.js';
import { serve } from './app/serve.js';

await serve().catch(explainAndExit);
