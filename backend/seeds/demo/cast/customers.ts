import type { CastCustomer } from './customer.js';
import { customersOfAmerica } from './customers-of-america.js';
import { customersOfDach } from './customers-of-dach.js';
import { customersOfEurope } from './customers-of-europe.js';

/** All customers of the demo world. */
export const customers: readonly CastCustomer[] = [...customersOfAmerica, ...customersOfDach, ...customersOfEurope];
