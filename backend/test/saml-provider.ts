import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inflateRawSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { SignedXml } from 'xml-crypto';

/** What an answer says, so that tests can bend any of it. */
export interface Said {
  login: string;
  /** The provider that it claims to be from. */
  issuer: string;
  audience: string;
  recipient: string;
  inResponseTo: string;
  notOnOrAfter: Date;
  assertionId: string;
  nameId: string;
  format: string;
  /** Which of its keys signs; null for none. */
  key: string | null;
  /** By which digest it is signed. */
  digest: 'sha1' | 'sha256';
  /** Changes the whole after it has been signed. */
  bend: (xml: string) => string;
}

export interface SamlTestProvider {
  entityId: string;
  signInUrl: string;
  certificate: string;
  privateKey: string;
  metadata: string;
  /** Its answer to a request, as the browser would post it. */
  answer(requestUrl: string, changes?: Partial<Said> & { login: string }): Answer;
  close(): Promise<void>;
}

interface Answer {
  place: string;
  state: string;
  encoded: string;
}

/** A SAML provider on loopback that signs what it says, with one page on which a person signs in. */
export async function startSamlProvider(): Promise<SamlTestProvider> {
  const { cert: certificate, private: privateKey } = await newKeys();
  let provider: SamlTestProvider;
  const server = createServer((request, response) => void serve(provider, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const entityId = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`;
  const signInUrl = entityId.replace('/metadata', '/sign-in');
  provider = {
    ...{ entityId, signInUrl, certificate, privateKey, metadata: metadataOf(entityId, signInUrl, certificate) },
    answer: (requestUrl, changes) =>
      answer({ entityId, privateKey }, new URL(requestUrl), changes ?? { login: 'nobody' }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}

/** A key with a certificate that nobody else has signed. */
export const newKeys = () => generate([{ name: 'commonName', value: 'Test provider' }], { keySize: 2048 });

function answer(
  own: Pick<SamlTestProvider, 'entityId' | 'privateKey'>,
  url: URL,
  changes: Partial<Said> & { login: string },
): Answer {
  const request = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString('utf8');
  const read = (pattern: RegExp) => pattern.exec(request)?.[1] ?? '';
  const place = read(/AssertionConsumerServiceURL="([^"]+)"/);
  const asked = {
    ...{ issuer: own.entityId, audience: read(/Issuer[^>]*>([^<]+)</), recipient: place },
    ...{ inResponseTo: read(/ ID="([^"]+)"/), key: own.privateKey },
  };
  return {
    ...{ place, state: url.searchParams.get('RelayState') ?? '' },
    encoded: Buffer.from(responseTo(asked, changes)).toString('base64'),
  };
}

type Asked = Pick<Said, 'issuer' | 'audience' | 'recipient' | 'inResponseTo' | 'key'>;

/** What a provider says to a request, signed. */
export function responseTo(asked: Asked, changes: Partial<Said> & { login: string }): string {
  const said: Said = {
    ...{ notOnOrAfter: new Date(Date.now() + 300_000), assertionId: `_${randomUUID()}`, nameId: changes.login },
    ...{ format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', digest: 'sha256' },
    bend: (xml: string) => xml,
    ...asked,
    ...changes,
  };
  return said.bend(said.key ? sign(responseOf(said), said.key, said.digest) : responseOf(said));
}

const at = (date: Date) => date.toISOString();

function responseOf(said: Said): string {
  const now = at(new Date());
  const until = at(said.notOnOrAfter);
  const head = `xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" IssueInstant="${now}"`;
  const attribute = (name: string, value: string) =>
    `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
  return [
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ${head} ID="_${randomUUID()}"`,
    ` Destination="${said.recipient}" InResponseTo="${said.inResponseTo}"><saml:Issuer>${said.issuer}</saml:Issuer>`,
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>',
    `<saml:Assertion ${head} ID="${said.assertionId}"><saml:Issuer>${said.issuer}</saml:Issuer>`,
    `<saml:Subject><saml:NameID Format="${said.format}">${said.nameId}</saml:NameID>`,
    '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData',
    ` InResponseTo="${said.inResponseTo}" Recipient="${said.recipient}" NotOnOrAfter="${until}"/>`,
    `</saml:SubjectConfirmation></saml:Subject><saml:Conditions NotOnOrAfter="${until}"><saml:AudienceRestriction>`,
    `<saml:Audience>${said.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    `<saml:AuthnStatement AuthnInstant="${now}"><saml:AuthnContext><saml:AuthnContextClassRef>`,
    'urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>',
    `</saml:AuthnStatement><saml:AttributeStatement>${attribute('email', said.login)}`,
    `${attribute('displayName', `Name of ${said.login}`)}</saml:AttributeStatement></saml:Assertion></samlp:Response>`,
  ].join('');
}

const algorithms = {
  sha1: ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1'],
  sha256: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
} as const;

function sign(xml: string, privateKey: string, digest: Said['digest']): string {
  const canonical = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  const [signatureAlgorithm, digestAlgorithm] = algorithms[digest];
  const signature = new SignedXml({
    ...{ privateKey, canonicalizationAlgorithm: canonical },
    signatureAlgorithm,
  });
  signature.addReference({
    xpath: "//*[local-name(.)='Assertion']",
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', canonical],
    digestAlgorithm,
  });
  const location = { reference: "//*[local-name(.)='Assertion']/*[local-name(.)='Issuer']", action: 'after' as const };
  signature.computeSignature(xml, { location });
  return signature.getSignedXml();
}

function metadataOf(entityId: string, signInUrl: string, certificate: string): string {
  const body = certificate.replace(/-----[A-Z ]+-----|\s/g, '');
  return [
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">`,
    '<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>',
    `<ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"',
    ` Location="${signInUrl}"/></md:IDPSSODescriptor></md:EntityDescriptor>`,
  ].join('');
}

/** One page asks who somebody is; the next posts the answer, as providers do. */
function serve(provider: SamlTestProvider, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', provider.signInUrl);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  const login = url.searchParams.get('login');
  if (login === null) {
    const hidden = ['SAMLRequest', 'RelayState'].map((name) => field(name, url.searchParams.get(name) ?? ''));
    const input = '<label>Known there as <input name="login" autofocus></label>';
    return void response.end(`<title>Provider</title><form>${hidden.join('')}${input}<button>Sign in</button></form>`);
  }
  const { place, state, encoded } = provider.answer(url.href, { login });
  const fields = field('SAMLResponse', encoded) + field('RelayState', state);
  const go = '<script>document.forms[0].submit()</script>';
  response.end(`<title>Provider</title><form method="post" action="${place}">${fields}</form>${go}`);
}

const field = (name: string, value: string) =>
  `<input type="hidden" name="${name}" value="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`;
