import * as schema from '@threadline/shared/merges/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

const { merge, mergeById, mergePair, unmerged } = schema;

export const mergesRouter = router({
  list: query({
    permission: 'customer.merge',
    rest: ['GET', '/merges'],
    summary: 'List what became part of a customer or a contact',
    input: schema.listMerges,
    output: schema.mergePage,
    run: verbs.listMerges,
  }),
  previewCustomers: query({
    permission: 'customer.merge',
    rest: ['GET', '/merges/customers/preview'],
    summary: 'See what merging two customers would do',
    input: mergePair,
    output: schema.customerMergePreview,
    run: verbs.previewCustomers,
  }),
  mergeCustomers: mutation({
    permission: 'customer.merge',
    rest: ['POST', '/merges/customers'],
    summary: 'Make a customer part of another',
    input: schema.mergeCustomers,
    output: merge,
    run: verbs.mergeCustomers,
  }),
  unmergeCustomers: mutation({
    permission: 'customer.merge',
    rest: ['POST', '/merges/customers/{id}/undo'],
    summary: 'Take the merge of two customers back',
    input: mergeById,
    output: unmerged,
    run: verbs.unmergeCustomers,
  }),
  previewContacts: query({
    permission: 'contact.merge',
    rest: ['GET', '/merges/contacts/preview'],
    summary: 'See what merging two contacts would do',
    input: mergePair,
    output: schema.contactMergePreview,
    run: verbs.previewContacts,
  }),
  mergeContacts: mutation({
    permission: 'contact.merge',
    rest: ['POST', '/merges/contacts'],
    summary: 'Make a contact part of another',
    input: schema.mergeContacts,
    output: merge,
    run: verbs.mergeContacts,
  }),
  unmergeContacts: mutation({
    permission: 'contact.merge',
    rest: ['POST', '/merges/contacts/{id}/undo'],
    summary: 'Take the merge of two contacts back',
    input: mergeById,
    output: unmerged,
    run: verbs.unmergeContacts,
  }),
});
