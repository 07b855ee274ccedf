import type { ApiInputs } from '../../api/create-api.js';

export type InteractionKind = ApiInputs['interactions']['log']['kind'];

export const interactionKinds = [
  'call',
  'meeting',
  'chat',
  'training',
  'check_in',
  'feedback',
  'issue_report',
  'handoff',
] as const satisfies readonly InteractionKind[];
