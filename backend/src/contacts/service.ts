export { clearBounce, markBounced } from './verbs/mark-bounce.js';
export { listContacts, lookAlikes } from './verbs/read-contacts.js';
export { removeContact, restoreContact } from './verbs/remove-contact.js';
export { createContact, updateContact } from './verbs/write-contact.js';
