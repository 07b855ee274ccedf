import { existsSync } from 'node:fs';
import { join } from 'node:path';

const assets = join(import.meta.dirname, '..', 'assets');
const surfaces = ['MessageReadCommandSurface', 'MessageComposeCommandSurface', 'MobileMessageReadCommandSurface'];

/** A sentence for every promise that the manifest breaks; what it may do and where it leads is decided here. */
export function brokenPromises(xml) {
  return [
    ...foreignAddresses(xml),
    ...missingParts(xml),
    ...danglingResources(xml),
    ...missingIcons(xml),
    ...(xml.includes('{{') ? ['A placeholder has not been filled.'] : []),
  ];
}

/** Everything is loaded from one server, by https. */
function foreignAddresses(xml) {
  const named = [...xml.matchAll(/(?:DefaultValue|Value)="([a-z]+:\/\/[^"]*)"|<AppDomain>([^<]*)/g)];
  const addresses = named.map(([, value, domain]) => value ?? domain);
  const home = addresses[0] && URL.canParse(addresses[0]) ? new URL(addresses[0]).origin : '';
  return addresses.flatMap((address) => {
    if (!address.startsWith('https://')) return [`"${address}" is no https address.`];
    return new URL(address).origin === home ? [] : [`"${address}" lies outside of ${home}.`];
  });
}

function missingParts(xml) {
  const broken = [];
  for (const surface of surfaces) {
    if (!xml.includes(`xsi:type="${surface}"`)) broken.push(`There is no button for ${surface}.`);
  }
  const pinned = xml.match(/<SupportsPinning>true<\/SupportsPinning>/g)?.length ?? 0;
  if (pinned < 2) broken.push('The pane cannot be pinned both while reading and while writing.');
  if (!/Type="OnMessageSend"[^>]*SendMode="PromptUser"/.test(xml))
    broken.push('Mails go out without being looked at, or cannot be sent anyway.');
  if (!/<SupportsSharedFolders>true</.test(xml)) broken.push('Shared mailboxes are left out.');
  if (!/<Permissions>ReadWriteItem</.test(xml)) broken.push('It asks for other rights than those to the open mail.');
  if (/<Host Name="(?!Mailbox")/.test(xml)) broken.push('It asks for a place in another program than Outlook.');
  if (!/<Override Locale="de-DE"/.test(xml)) broken.push('It does not speak German.');
  return broken;
}

function danglingResources(xml) {
  const defined = new Set([...xml.matchAll(/<bt:(?:Image|Url|String) id="([^"]+)"/g)].map(([, id]) => id));
  const used = new Set([...xml.matchAll(/\bresid="([^"]+)"/g)].map(([, id]) => id));
  return [...used].filter((id) => !defined.has(id)).map((id) => `The resource "${id}" is used and not there.`);
}

function missingIcons(xml) {
  const files = [...xml.matchAll(/\/outlook\/(icon-\d+\.png)"/g)].map(([, file]) => file);
  return [...new Set(files)].filter((file) => !existsSync(join(assets, file))).map((file) => `There is no ${file}.`);
}
