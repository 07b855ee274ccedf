import { timestamp, uuid } from 'drizzle-orm/pg-core';

/** Instants carry milliseconds, as JavaScript does, so that a keyset cursor compares equal to what is stored. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });

/** Every tenant table begins with the organisation, so that its keys distribute by it. */
export const orgId = () => uuid().notNull();
