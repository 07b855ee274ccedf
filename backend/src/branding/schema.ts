import { customType, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { organisations } from '../platform/auth/schema.js';
import { orgId } from '../platform/db/columns.js';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** How an organisation looks to its customers. */
export const portalBrands = pgTable(
  'portal_brands',
  {
    orgId: orgId().references(() => organisations.id),
    accent: text(),
    senderName: text(),
    logo: bytes(),
    logoType: text({ enum: ['image/png', 'image/jpeg'] }),
    /** Names the logo in its address, so that browsers may keep it for good. */
    logoHash: text(),
  },
  (table) => [primaryKey({ columns: [table.orgId] })],
);
