import * as schema from '@threadline/shared/contacts/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

const { contact, contactById } = schema;

export const contactsRouter = router({
  list: query({
    permission: 'contact.read',
    rest: ['GET', '/contacts'],
    summary: 'List contacts, of one customer or by relevance',
    input: schema.listContacts,
    output: schema.contactPage,
    run: verbs.listContacts,
  }),
  lookAlikes: query({
    permission: 'contact.merge',
    rest: ['GET', '/contacts/look-alikes'],
    summary: 'List contacts of a customer that may be the same person',
    input: schema.lookAlikes,
    output: schema.lookAlikePairs,
    run: verbs.lookAlikes,
  }),
  create: mutation({
    permission: 'contact.write',
    rest: ['POST', '/contacts'],
    summary: 'Add a contact to one or more customers',
    input: schema.createContact,
    output: contact,
    run: verbs.createContact,
  }),
  update: mutation({
    permission: 'contact.write',
    rest: ['PATCH', '/contacts/{id}'],
    summary: 'Change a contact, its addresses and its customers',
    input: schema.updateContact,
    output: contact,
    run: verbs.updateContact,
  }),
  remove: mutation({
    permission: 'contact.remove',
    rest: ['DELETE', '/contacts/{id}'],
    summary: 'Remove a contact',
    input: contactById,
    output: contact,
    run: verbs.removeContact,
  }),
  restore: mutation({
    permission: 'contact.remove',
    rest: ['POST', '/contacts/{id}/restore'],
    summary: 'Bring a removed contact back',
    input: contactById,
    output: contact,
    run: verbs.restoreContact,
  }),
});
