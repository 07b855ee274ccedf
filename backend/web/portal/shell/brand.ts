import { shadesOf } from '@threadline/shared/portal/brand-colours';
import type { PortalBrand } from '@threadline/shared/portal/schema';

const key = 'portal.brand';

/** Dresses the pages in the organisation's name and colour. */
export function applyBrand(brand: PortalBrand): void {
  const { dataset, style } = document.documentElement;
  const { light, dark } = shadesOf(brand.accent);
  for (const [name, value] of Object.entries({
    light: light.accent,
    'light-strong': light.strong,
    'light-ink': light.ink,
    'light-soft': light.soft,
    'on-light': light.on,
    dark: dark.accent,
    'dark-strong': dark.strong,
    'dark-ink': dark.ink,
    'dark-soft': dark.soft,
    'on-dark': dark.on,
  })) {
    style.setProperty(`--brand-${name}`, value);
  }
  dataset.branded = '';
  dataset.organisation = brand.name;
  keep(brand);
}

/** The look that this browser last saw at this address, so that the first paint has it already. */
export function readBrand(slug: string): PortalBrand | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as PortalBrand | null;
    return kept?.slug === slug && typeof kept.accent === 'string' ? kept : null;
  } catch {
    return null;
  }
}

function keep(brand: PortalBrand): void {
  try {
    localStorage.setItem(key, JSON.stringify(brand));
  } catch {
    // A browser that keeps nothing paints in neutral colours until the answer is there.
  }
}
