// Builds the add-in's pages into the backend, which serves them under /outlook/.
import { join } from 'node:path';
import { build } from 'vite';

await build({ configFile: join(import.meta.dirname, '..', 'vite.config.ts'), logLevel: 'error', mode: 'production' });
