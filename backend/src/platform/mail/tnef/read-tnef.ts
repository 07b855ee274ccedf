import { ByteReader } from './byte-reader.js';
import { type MapiProperty, mapiProperties, textOfProperty } from './mapi-properties.js';

const signature = 0x223e9f78;
const mostAttributes = 5_000;
const mostFiles = 500;
const attribute = {
  body: 0x800c,
  properties: 0x9003,
  newFile: 0x9002,
  title: 0x8010,
  data: 0x800f,
  fileProperties: 0x9005,
};
const property = { text: 0x1000, html: 0x1013, data: 0x3701, shortName: 0x3704, name: 0x3707, type: 0x370e };

export interface TnefFile {
  name: string;
  type: string;
  content: Buffer;
}

/** What Outlook packs into winmail.dat where it believes that the recipient has Outlook. */
export interface TnefContent {
  text: string | null;
  html: string | null;
  files: TnefFile[];
}

/** Reads the container ([MS-OXTNEF]) as far as it goes; null where it is none. Its parts are parts of its bytes. */
export function readTnef(bytes: Uint8Array): TnefContent | null {
  const reader = new ByteReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const content: TnefContent = { text: null, html: null, files: [] };
  try {
    if (reader.long() !== signature) return null;
    reader.short();
    for (let index = 0; index < mostAttributes && reader.left >= 9; index += 1) readAttribute(reader, content);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { ...content, files: content.files.filter((file) => file.content.length > 0) };
}

function readAttribute(reader: ByteReader, content: TnefContent): void {
  reader.byte();
  const id = reader.long() & 0xffff;
  const data = reader.take(reader.long());
  reader.short();
  const file = content.files.at(-1);
  if (id === attribute.newFile && content.files.length < mostFiles)
    content.files.push({ name: '', type: 'application/octet-stream', content: Buffer.alloc(0) });
  else if (id === attribute.body) content.text ??= plain(data);
  else if (id === attribute.properties) readMessage(mapiProperties(data), content);
  else if (file && id === attribute.title) file.name ||= plain(data);
  else if (file && id === attribute.data) file.content = data;
  else if (file && id === attribute.fileProperties) readFile(mapiProperties(data), file);
}

function readMessage(properties: readonly MapiProperty[], content: TnefContent): void {
  for (const one of properties) {
    if (one.id === property.text) content.text = textOfProperty(one);
    if (one.id === property.html) content.html = textOfProperty(one);
  }
}

function readFile(properties: readonly MapiProperty[], file: TnefFile): void {
  for (const one of properties) {
    if (one.id === property.name || (one.id === property.shortName && file.name === ''))
      file.name = textOfProperty(one);
    if (one.id === property.type) file.type = textOfProperty(one).toLowerCase();
    if (one.id === property.data && file.content.length === 0) file.content = one.value;
  }
}

const plain = (data: Buffer) => new TextDecoder('windows-1252').decode(data).replace(/\0[\s\S]*$/, '');
