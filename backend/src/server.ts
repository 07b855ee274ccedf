import { serve } from './app/serve.js';
import { explainAndExit } from './app/failures.js';

await serve().catch(explainAndExit);
