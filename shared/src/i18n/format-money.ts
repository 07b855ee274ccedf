export interface Amount {
  /** The smallest unit of the currency: cents for EUR, yen for JPY. */
  amountCents: number;
  /** ISO 4217. */
  currency: string;
  /** Round to whole units, as for an annual figure. */
  whole?: boolean | undefined;
}

/** An amount in the manner of the locale: `€1,234.50`, `1.234,50 €`. */
export function formatMoney({ amountCents, currency, whole = false }: Amount, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const amount = amountCents / 10 ** digits;
  if (!whole) return format.format(amount);
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}
