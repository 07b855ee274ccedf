import type { ConnectionDraft } from './connection-form.js';

const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** What a SAML provider says of itself; null where the text is no such thing. Nothing of it is fetched or run. */
export function readMetadata(xml: string): Pick<ConnectionDraft, 'issuer' | 'signInUrl' | 'certificates'> | null {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const named = (scope: Document | Element, name: string) => [...scope.getElementsByTagNameNS('*', name)];
  const [provider] = named(document, 'IDPSSODescriptor');
  const issuer = provider?.closest('[entityID]')?.getAttribute('entityID') ?? '';
  const places = provider ? named(provider, 'SingleSignOnService') : [];
  const signInUrl = places.find((one) => one.getAttribute('Binding') === redirect)?.getAttribute('Location') ?? '';
  if (!provider || !issuer || !signInUrl) return null;
  const signing = named(provider, 'KeyDescriptor').filter((one) => one.getAttribute('use') !== 'encryption');
  const bodies = signing.flatMap((one) => named(one, 'X509Certificate')).map((one) => one.textContent ?? '');
  return { issuer, signInUrl, certificates: [...new Set(bodies.map(framed))].join('\n') };
}

function framed(body: string): string {
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n');
}
