export interface Amount {
  /** The smallest unit of the currency: cents for EUR, yen for JPY. */
  amountCents: number;
  /** ISO 4217. */
  currency: string;
}

/** An amount in the manner of the locale: `€1,234.50`, `1.234,50 €`. */
export function formatMoney({ amountCents, currency }: Amount, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountCents / 10 ** digits);
}
