import * as schema from '@threadline/shared/customers/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

const { customerById, customerDetail, customerPage } = schema;

export const customersRouter = router({
  list: query({
    permission: 'customer.read',
    rest: ['GET', '/customers'],
    summary: 'List customers, filtered, sorted or by relevance',
    input: schema.listCustomers,
    output: customerPage,
    run: verbs.listCustomers,
  }),
  get: query({
    permission: 'customer.read',
    rest: ['GET', '/customers/{id}'],
    summary: 'Read one customer',
    input: customerById,
    output: customerDetail,
    run: verbs.getCustomer,
  }),
  create: mutation({
    permission: 'customer.create',
    rest: ['POST', '/customers'],
    summary: 'Create a customer, with domains and a first contact',
    input: schema.createCustomer,
    output: customerDetail,
    run: verbs.createCustomer,
  }),
  update: mutation({
    permission: 'customer.update',
    rest: ['PATCH', '/customers/{id}'],
    summary: 'Change fields of a customer',
    input: schema.updateCustomer,
    output: customerDetail,
    run: verbs.updateCustomer,
  }),
  archive: mutation({
    permission: 'customer.archive',
    rest: ['POST', '/customers/{id}/archive'],
    summary: 'Archive a customer',
    input: customerById,
    output: customerDetail,
    run: verbs.archiveCustomer,
  }),
  restore: mutation({
    permission: 'customer.archive',
    rest: ['POST', '/customers/{id}/restore'],
    summary: 'Bring an archived customer back',
    input: customerById,
    output: customerDetail,
    run: verbs.restoreCustomer,
  }),
  setOwner: mutation({
    permission: 'customer.assign',
    rest: ['PUT', '/customers/{customerId}/owner'],
    summary: 'Give a customer to an account owner, or to nobody',
    input: schema.customerOwner,
    output: customerDetail,
    run: verbs.setOwner,
  }),
  assign: mutation({
    permission: 'customer.assign',
    rest: ['PUT', '/customers/{customerId}/people/{personId}'],
    summary: 'Let a colleague work with a customer',
    input: schema.customerPerson,
    output: customerDetail,
    run: verbs.assign,
  }),
  unassign: mutation({
    permission: 'customer.assign',
    rest: ['DELETE', '/customers/{customerId}/people/{personId}'],
    summary: "End a colleague's work with a customer",
    input: schema.customerPerson,
    output: customerDetail,
    run: verbs.unassign,
  }),
  addDomain: mutation({
    permission: 'customer.update',
    rest: ['POST', '/customers/{customerId}/domains'],
    summary: 'Add a domain by which mail is recognised',
    input: schema.customerDomain,
    output: customerDetail,
    run: verbs.addDomain,
  }),
  removeDomain: mutation({
    permission: 'customer.update',
    rest: ['DELETE', '/customers/{customerId}/domains/{domain}'],
    summary: 'Take a domain from a customer',
    input: schema.customerDomain,
    output: customerDetail,
    run: verbs.removeDomain,
  }),
});
