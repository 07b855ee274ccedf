import type { Me } from '@threadline/shared/session/schema';

export type TeamRole = Me['person']['role'];
