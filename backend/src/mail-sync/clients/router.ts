import * as schema from '@threadline/shared/mail-sync/clients';
import { mutation, query, router } from '../../platform/http/procedure.js';
import * as verbs from './mail-clients.js';

export const mailClientsRouter = router({
  list: query({
    permission: 'mail_client.read',
    rest: ['GET', '/mail-clients'],
    summary: 'List your organisation’s own applications at mail vendors',
    input: schema.nothing,
    output: schema.mailClientList,
    run: verbs.listMailClients,
  }),
  offered: query({
    permission: 'mailbox.read',
    rest: ['GET', '/mail-clients/offered'],
    summary: 'Where mailboxes can be connected by saying yes at the vendor',
    input: schema.nothing,
    output: schema.grantsOffered,
    run: verbs.offeredGrants,
  }),
  save: mutation({
    permission: 'mail_client.manage',
    rest: ['PUT', '/mail-clients'],
    summary: 'Set your organisation’s own application at a mail vendor',
    input: schema.saveMailClient,
    output: schema.mailClient,
    run: verbs.saveMailClient,
    secretInput: true,
  }),
  remove: mutation({
    permission: 'mail_client.manage',
    rest: ['DELETE', '/mail-clients/{id}'],
    summary: 'Take an application away; its mailboxes stop being read',
    input: schema.mailClientById,
    output: schema.mailClientById,
    run: verbs.removeMailClient,
  }),
  restore: mutation({
    permission: 'mail_client.manage',
    rest: ['POST', '/mail-clients/{id}/restore'],
    summary: 'Bring an application back',
    input: schema.mailClientById,
    output: schema.mailClient,
    run: verbs.restoreMailClient,
  }),
});
