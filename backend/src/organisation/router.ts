import * as schema from '@threadline/shared/organisation/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const organisationRouter = router({
  get: query({
    permission: 'organisation.read',
    rest: ['GET', '/organisation'],
    summary: 'The organisation itself',
    input: schema.readOrganisation,
    output: schema.organisation,
    run: verbs.readOrganisation,
  }),
  update: mutation({
    permission: 'organisation.manage',
    rest: ['PATCH', '/organisation'],
    summary: 'Change the organisation’s name, language or time zone',
    input: schema.updateOrganisation,
    output: schema.organisation,
    run: verbs.updateOrganisation,
  }),
  handOver: mutation({
    permission: 'organisation.manage',
    rest: ['POST', '/organisation/hand-over'],
    summary: 'Make a colleague the owner and yourself an admin',
    input: schema.handOwnership,
    output: schema.ownership,
    run: verbs.handOwnership,
  }),
  remove: mutation({
    permission: 'organisation.manage',
    rest: ['POST', '/organisation/remove'],
    summary: 'Delete the organisation; its owners can take that back for 30 days',
    input: schema.removeOrganisation,
    output: schema.removedOrganisation,
    run: verbs.removeOrganisation,
  }),
});
