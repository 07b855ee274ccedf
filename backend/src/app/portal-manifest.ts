import { shadesOf } from '@threadline/shared/portal/brand-colours';
import type { PortalBrand } from '@threadline/shared/portal/schema';
import { type Context, Hono } from 'hono';
import { drawIcon, iconSizes } from '../branding/icon/draw-icon.js';
import { brandOf } from '../branding/service.js';
import { inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { organisationBySlug } from '../platform/db/organisations.js';
import { NotFound } from '../platform/errors.js';

/** What makes an organisation's portal an app on a phone: its name, and its initial on its colour. */
export function portalManifest(runtime: Runtime): Hono {
  return new Hono()
    .get('/portal/:slug/manifest.webmanifest', async (c) => {
      const manifest = manifestOf(await brandBehind(runtime, c));
      return c.body(JSON.stringify(manifest), 200, headersOf('application/manifest+json'));
    })
    .get('/portal/:slug/:icon{icon-(?:180|192|512)\\.png}', async (c) => {
      const size = iconSizes.find((one) => c.req.param('icon') === `icon-${one}.png`) ?? 192;
      const { name, accent } = await brandBehind(runtime, c);
      const { accent: ground, on: letter } = shadesOf(accent).light;
      return c.body(new Uint8Array(drawIcon({ name, ground, letter }, size)), 200, headersOf('image/png'));
    })
    .get('/portal/:slug/icon.svg', async (c) => {
      const { name, accent } = await brandBehind(runtime, c);
      return c.body(iconOf(name, accent), 200, headersOf('image/svg+xml'));
    });
}

async function brandBehind(runtime: Runtime, c: Context): Promise<PortalBrand> {
  const id = await organisationBySlug(runtime, c.req.param('slug') ?? '');
  if (!id) throw new NotFound('portal');
  return inOrg(runtime, systemOf(id), brandOf);
}

function manifestOf({ slug, name, accent }: PortalBrand) {
  const start = `/portal/${slug}`;
  const svg = { src: `${start}/icon.svg`, sizes: 'any', type: 'image/svg+xml' };
  const icons = ([192, 512] as const).flatMap((size) => {
    const png = { src: `${start}/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' };
    return [
      { ...png, purpose: 'any' },
      { ...png, purpose: 'maskable' },
    ];
  });
  return {
    id: start,
    name,
    short_name: name,
    start_url: start,
    scope: '/portal/',
    display: 'standalone',
    background_color: '#f8fafc',
    theme_color: accent,
    icons: [...icons, { ...svg, purpose: 'any' }],
  };
}

// The initial stands within the middle 80 %, which every shape that a phone cuts out keeps.
function iconOf(name: string, accent: string): string {
  const initial = [...name.trim()][0]?.toUpperCase() ?? '';
  const { accent: ground, on } = shadesOf(accent).light;
  const letter = initial.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">',
    `<rect width="512" height="512" fill="${ground}"/>`,
    `<text x="256" y="256" fill="${on}" font-family="system-ui,sans-serif" font-size="280" font-weight="600"`,
    ` text-anchor="middle" dominant-baseline="central">${letter}</text></svg>`,
  ].join('');
}

const headersOf = (type: string) => ({ 'content-type': type, 'cache-control': 'public, max-age=3600' });
