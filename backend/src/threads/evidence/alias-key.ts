const ignoresDots = new Set(['gmail.com', 'googlemail.com']);

/** The address without +tag, and without dots where the provider ignores them. Two addresses of one key suggest one person. */
export function aliasKey(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  const [box = ''] = address.slice(0, at).toLowerCase().split('+');
  return ignoresDots.has(domain) ? `${box.replaceAll('.', '')}@gmail.com` : `${box}@${domain}`;
}
