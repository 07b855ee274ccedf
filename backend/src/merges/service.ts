export { mergeContacts } from './verbs/merge-contacts.js';
export { mergeCustomers } from './verbs/merge-customers.js';
export { previewContacts } from './verbs/preview-contacts.js';
export { previewCustomers } from './verbs/preview-customers.js';
export { listMerges } from './verbs/read-merges.js';
export { unmergeContacts, unmergeCustomers } from './verbs/unmerge.js';
