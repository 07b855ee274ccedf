const dotlessDomains = new Set(['gmail.com', 'googlemail.com']);

/**
 * What two spellings of one mailbox agree in: lower case, without +tag, and for Gmail without dots and with one
 * domain. It suggests that two addresses are one person's and never decides it.
 */
export function aliasKey(address: string): string {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  if (at < 1) return lower;
  const domain = lower.slice(at + 1);
  const name = withoutTag(lower.slice(0, at));
  if (!dotlessDomains.has(domain)) return `${name}@${domain}`;
  return `${name.replaceAll('.', '') || name}@gmail.com`;
}

function withoutTag(name: string): string {
  const plus = name.indexOf('+');
  return plus > 0 ? name.slice(0, plus) : name;
}
