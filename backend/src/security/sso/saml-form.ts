import { SamlRefused } from './saml-refused.js';

const mostBytes = 64 * 1024;
const mostTags = 2_000;
// Base64 takes a third more, and some break it into lines.
const mostCharacters = Math.ceil(mostBytes * 1.5);

const declaration = /^\uFEFF?\s*<\?xml\s[^?<>]*\?>/;
const strongMethods = [
  ...[256, 384, 512].flatMap((bits) => [
    `http://www\\.w3\\.org/2001/04/xmldsig-more#rsa-sha${bits}`,
    `http://www\\.w3\\.org/2001/04/xml(?:enc|dsig-more)#sha${bits}`,
  ]),
].join('|');
const strongTag = new RegExp(
  `<(?:[\\w.-]+:)?(?:Signature|Digest)Method(?:\\s+xmlns(?::[\\w.-]+)?="[^"<>]*")*\\s+Algorithm="(?:${strongMethods})"\\s*/?>`,
  'g',
);
const endTag = /<\/(?:[\w.-]+:)?(?:Signature|Digest)Method\s*>/g;

/**
 * Refuses an answer that is larger than any provider's, tells whoever reads it to do something, or is signed by what can
 * be forged today, before it is read: what costs this much to read is never read.
 */
export function requireSafeForm(encoded: string): void {
  if (encoded.length > mostCharacters) throw new SamlRefused('unreadable');
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length > mostBytes) throw new SamlRefused('unreadable');
  const xml = bytes.toString('utf8');
  if (xml.split('<').length - 1 > mostTags) throw new SamlRefused('unreadable');
  // What defines entities of its own, or gives instructions, is no answer of a provider.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || xml.replace(declaration, '').includes('<?')) {
    throw new SamlRefused('unreadable');
  }
  // Every place that names a method has to name a strong one, written in the one way that is known here.
  const unknown = xml.replace(strongTag, '').replace(endTag, '');
  if (/(Signature|Digest)Method/.test(unknown)) throw new SamlRefused('signature');
}
