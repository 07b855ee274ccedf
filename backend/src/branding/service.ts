import { createHash } from 'node:crypto';
import type { PortalBrand } from '@threadline/shared/portal/schema';
import type {
  Branding,
  setLogo as logoInput,
  saveBranding as saveInput,
} from '@threadline/shared/portal/sharing-schema';
import { and, eq, isNotNull } from 'drizzle-orm';
import type * as z from 'zod';
import { organisations } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { Invalid } from '../platform/errors.js';
import { record } from '../platform/events/record.js';
import { authorise } from '../platform/policy/authorise.js';
import { redrawLogo } from './logo.js';
import { portalBrands } from './schema.js';

/** Dark enough for white text, and nobody's own colour. */
const plainAccent = '#334155';

/** What a customer sees of the organisation before anything else. */
export async function brandOf(ctx: Ctx): Promise<PortalBrand> {
  const row = await findBrand(ctx);
  return toBrand({ slug: row.slug, organisation: row.name, accent: row.accent, logoHash: row.logoHash });
}

/** The same from facts that are known already. */
export function toBrand(facts: {
  slug: string;
  organisation: string;
  accent: string | null;
  logoHash: string | null;
}): PortalBrand {
  const { slug, organisation: name, accent, logoHash } = facts;
  return { slug, name, accent: accent ?? plainAccent, logoUrl: logoUrlOf(slug, logoHash) };
}

/** The name that stands before the sender's address in mails to customers. */
export async function senderNameOf(ctx: Ctx): Promise<string> {
  const row = await findBrand(ctx);
  return row.senderName ?? row.name;
}

/** The settings behind the brand. */
export async function getBranding(ctx: Ctx): Promise<Branding> {
  authorise(ctx, 'branding.read');
  const row = await findBrand(ctx);
  return {
    accent: row.accent ?? plainAccent,
    senderName: row.senderName ?? row.name,
    logoUrl: logoUrlOf(row.slug, row.logoHash),
    portalPath: `/portal/${row.slug}`,
  };
}

/** Changes colour and sender name; what is not named stays. */
export async function saveBranding(ctx: Ctx, { accent, senderName }: z.output<typeof saveInput>): Promise<Branding> {
  await change(ctx, { ...(accent ? { accent } : {}), ...(senderName ? { senderName } : {}) });
  return getBranding(ctx);
}

/** Takes a PNG, JPEG or WebP as the logo, drawn anew; the one before is gone. */
export async function setLogo(ctx: Ctx, { data }: z.output<typeof logoInput>): Promise<Branding> {
  authorise(ctx, 'branding.write');
  const drawn = await redrawLogo(Buffer.from(data, 'base64'));
  if (!drawn) throw new Invalid('Choose a PNG, JPEG or WebP of at most 100 kB and 2,000 pixels a side.');
  const { bytes: logo, type: logoType } = drawn;
  await change(ctx, { logo, logoType, logoHash: createHash('sha256').update(logo).digest('hex').slice(0, 32) });
  return getBranding(ctx);
}

/** Goes back to the organisation's name in letters. */
export async function removeLogo(ctx: Ctx): Promise<Branding> {
  await change(ctx, { logo: null, logoType: null, logoHash: null });
  return getBranding(ctx);
}

/** The bytes behind a logo's address; null when it is another one by now. */
export async function logoBytes(ctx: Ctx, hash: string): Promise<{ bytes: Buffer; type: string } | null> {
  const [row] = await ctx.tx
    .select({ bytes: portalBrands.logo, type: portalBrands.logoType })
    .from(portalBrands)
    .where(and(eq(portalBrands.orgId, ctx.orgId), eq(portalBrands.logoHash, hash), isNotNull(portalBrands.logo)));
  return row?.bytes && row.type ? { bytes: row.bytes, type: row.type } : null;
}

async function change(ctx: Ctx, values: Partial<typeof portalBrands.$inferInsert>): Promise<void> {
  authorise(ctx, 'branding.write');
  if (Object.keys(values).length === 0) return;
  await ctx.tx.insert(portalBrands).values({ orgId: ctx.orgId }).onConflictDoNothing();
  await ctx.tx.update(portalBrands).set(values).where(eq(portalBrands.orgId, ctx.orgId));
  const changed = Object.keys(values);
  await record(ctx, { name: 'branding.changed', subject: { type: 'organisation', id: ctx.orgId }, data: { changed } });
}

async function findBrand(ctx: Ctx) {
  const { slug, name, id } = organisations;
  const { accent, senderName, logoHash, orgId } = portalBrands;
  const [row] = await ctx.tx
    .select({ slug, name, accent, senderName, logoHash })
    .from(organisations)
    .leftJoin(portalBrands, eq(orgId, id))
    .where(eq(id, ctx.orgId));
  if (!row) throw new Error('The organisation of this transaction does not exist.');
  return row;
}

const logoUrlOf = (slug: string, hash: string | null) => (hash ? `/portal/logo/${slug}/${hash}` : null);
