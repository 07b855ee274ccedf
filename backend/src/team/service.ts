export { addPerson } from './verbs/add-person.js';
export { changeRole, renamePerson } from './verbs/change-person.js';
export { createOrganisation, type NewOrganisation } from './verbs/create-organisation.js';
export { listPeople } from './verbs/list-people.js';
export { placePerson } from './verbs/place-person.js';
export { reinstatePerson, suspendPerson } from './verbs/suspend-person.js';
