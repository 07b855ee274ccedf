import * as schema from '@threadline/shared/team/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

const { person, personById } = schema;

export const teamRouter = router({
  list: query({
    permission: 'person.read',
    rest: ['GET', '/people'],
    summary: 'List colleagues',
    input: schema.listPeople,
    output: schema.personPage,
    run: verbs.listPeople,
  }),
  add: mutation({
    permission: 'person.manage',
    rest: ['POST', '/people'],
    summary: 'Add a colleague',
    input: schema.addPerson,
    output: person,
    run: verbs.addPerson,
  }),
  rename: mutation({
    permission: 'person.manage',
    rest: ['PATCH', '/people/{id}'],
    summary: 'Rename a colleague',
    input: schema.renamePerson,
    output: person,
    run: verbs.renamePerson,
  }),
  changeRole: mutation({
    permission: 'person.manage',
    rest: ['PUT', '/people/{id}/role'],
    summary: 'Give a colleague another role',
    input: schema.changeRole,
    output: person,
    run: verbs.changeRole,
  }),
  place: mutation({
    permission: 'person.manage',
    rest: ['PUT', '/people/{id}/place'],
    summary: 'Say in which unit a colleague works and who approves their hours',
    input: schema.placePerson,
    output: person,
    run: verbs.placePerson,
  }),
  suspend: mutation({
    permission: 'person.manage',
    rest: ['POST', '/people/{id}/suspend'],
    summary: 'Shut a colleague out at once',
    input: personById,
    output: person,
    run: verbs.suspendPerson,
  }),
  reinstate: mutation({
    permission: 'person.manage',
    rest: ['POST', '/people/{id}/reinstate'],
    summary: 'Let a suspended colleague sign in again',
    input: personById,
    output: person,
    run: verbs.reinstatePerson,
  }),
});
