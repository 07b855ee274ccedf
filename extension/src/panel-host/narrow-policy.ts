/**
 * Lets this page, and every mail shown in it, reach the server that it is set to and no other. The manifest cannot: when
 * it is written nobody knows which server a team has.
 */
export function narrowPolicy(backendUrl: string): void {
  const { origin } = new URL(backendUrl);
  const meta = document.createElement('meta');
  meta.httpEquiv = 'content-security-policy';
  meta.content = `img-src 'self' data: ${origin}/mail-files/; connect-src 'self' ${origin}`;
  document.head.append(meta);
}
