export { closeAccess, invite, openAccess } from './verbs/guests.js';
export { preview } from './verbs/preview.js';
export { share, unshare } from './verbs/share-thing.js';
export { sharingOf } from './verbs/sharing-of.js';
