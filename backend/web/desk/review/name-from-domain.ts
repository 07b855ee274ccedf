/** A first guess of a company's name from its domain: `acme-tools.co.uk` is `Acme Tools`. */
export function nameFromDomain(domain: string): string {
  const first = domain.split('.')[0] ?? domain;
  const words = first.split(/[-_]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toLocaleUpperCase() + word.slice(1)).join(' ') || domain;
}
