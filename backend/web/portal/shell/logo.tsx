import type { PortalBrand } from '@threadline/shared/portal/schema';

/** The organisation's own sign: its logo, else its initial on its colour. */
export function Logo({ brand, large }: { brand: PortalBrand; large?: boolean }) {
  const size = large ? 'h-14 max-w-60' : 'h-8 max-w-36';
  if (brand.logoUrl) {
    return <img src={brand.logoUrl} alt="" className={`${size} rounded-sm bg-[#fff] object-contain p-0.5`} />;
  }
  const square = large ? 'size-14 text-heading' : 'size-8 text-body';
  return (
    <span
      aria-hidden
      className={`${square} inline-flex shrink-0 items-center justify-center rounded-md bg-accent font-semibold text-on-accent`}
    >
      {[...brand.name.trim()][0]?.toUpperCase()}
    </span>
  );
}
