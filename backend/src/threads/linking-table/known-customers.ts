/** Customers that situations speak of. */
export const acme = { domains: ['acme.com'] };
export const globex = { name: 'Globex', domains: ['globex.com'] };
/** Acme, by its contact alone. */
export const jane = { contacts: ['jane@acme.com'] };
