export { purgeOrganisations } from './purge/purge-organisations.js';
export { returnRoutes } from './return-routes.js';
export { notWhileRemoved, tellOwners, tellOwnership } from './subscribers.js';
export { handOwnership, readOrganisation, updateOrganisation } from './verbs/change-organisation.js';
export { removeOrganisation } from './verbs/remove-organisation.js';
export { takeOrganisationBack } from './verbs/take-back.js';
