import { rotateKeys } from './rotate-keys.js';

// A whole process that rotates, for a test that kills it: the administrator's URL, the data directory.
const [administratorUrl = '', dataDir = ''] = process.argv.slice(2);
const columns = [{ table: 'vault', column: 'secret', key: ['owner', 'kind'] }];
await rotateKeys({ administratorUrl, settings: { secretKeys: null, dataDir }, retire: false, columns });
