import type { Fault } from './fault.js';
import { faultsOfMailboxes } from './faults-of-mailboxes.js';
import { faultsOfPortal } from './faults-of-portal.js';
import { faultsOfRecords, faultsOfRequests } from './faults-of-requests.js';
import { faultsOfNotes, faultsOfRoles } from './faults-of-roles.js';
import { faultsOfSignIn } from './faults-of-sign-in.js';
import { faultsOfTenancy } from './faults-of-tenancy.js';

/** Every fault that can be planted. */
export const faults: readonly Fault[] = [
  ...faultsOfTenancy,
  ...faultsOfNotes,
  ...faultsOfRoles,
  ...faultsOfMailboxes,
  ...faultsOfPortal,
  ...faultsOfSignIn,
  ...faultsOfRequests,
  ...faultsOfRecords,
];
