export { MailSourceNotFoundError } from './find-files.js';
export type { MailFile } from './mail-file.js';
export { type ReadMailOptions, readMailSource } from './read-mail-source.js';
