import { openSecrets } from './open-secrets.js';

const [dataDir = ''] = process.argv.slice(2);
process.send?.(openSecrets({ secretKeys: null, dataDir }).keyIds()[0], () => process.exit());
