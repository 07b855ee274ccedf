import { scopeOf } from '@threadline/shared/kernel/permissions';
import type { Ctx } from '../platform/db/in-org.js';

/** Owners and admins see everybody's entries and how the chain stands; others what they did themselves. */
export const seesWholeLog = ({ role }: Ctx): boolean => role === 'system' || scopeOf(role, 'audit.read') === 'all';
