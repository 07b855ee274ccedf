export { isFreeMail } from './free-mail.js';
export { abilitiesOf } from './policy.js';
export { registrableDomain } from './registrable-domain.js';
export { archiveCustomer, restoreCustomer } from './verbs/archive-customer.js';
export { createCustomer, type NewCustomer } from './verbs/create-customer.js';
export { addDomain, removeDomain } from './verbs/customer-domains.js';
export { assign, setOwner, unassign } from './verbs/customer-people.js';
export { getCustomer, listCustomers } from './verbs/read-customers.js';
export { updateCustomer } from './verbs/update-customer.js';
