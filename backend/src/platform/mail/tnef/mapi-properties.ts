import { ByteReader } from './byte-reader.js';

const mostProperties = 2_000;
const mostValues = 1_000;
/** Bytes of a value, by its type; others come with their length. */
const fixedSizes: Readonly<Record<number, number>> = {
  ...{ 2: 4, 3: 4, 4: 4, 10: 4, 11: 4 },
  ...{ 5: 8, 6: 8, 7: 8, 20: 8, 64: 8, 72: 16 },
};
const text8 = 0x1e;
const text16 = 0x1f;
const object = 0x0d;
const multiple = 0x1000;
const firstNamed = 0x8000;

export interface MapiProperty {
  id: number;
  type: number;
  value: Buffer;
}

/** The properties of a message or an attachment, the first value of each; as far as they can be read. */
export function mapiProperties(data: Buffer): MapiProperty[] {
  const reader = new ByteReader(data);
  const found: MapiProperty[] = [];
  const count = Math.min(reader.long(), mostProperties);
  try {
    for (let index = 0; index < count; index += 1) found.push(nextProperty(reader));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

/** The text of a property, without the zero at its end. */
export function textOfProperty({ type, value }: MapiProperty): string {
  const text =
    type === text16
      ? value.toString('utf16le')
      : new TextDecoder(isText8(type) ? 'windows-1252' : 'utf-8').decode(value);
  return text.replace(/\0[\s\S]*$/, '');
}

const isText8 = (type: number) => type === text8;

function nextProperty(reader: ByteReader): MapiProperty {
  const type = reader.short();
  const id = reader.short();
  if (id >= firstNamed) skipName(reader);
  const bare = type & ~multiple;
  const size = fixedSizes[bare];
  if (size !== undefined) {
    const values = type & multiple ? Math.min(reader.long(), mostValues) : 1;
    const value = reader.take(size * values).subarray(0, size);
    return { id, type: bare, value };
  }
  const values = reader.long();
  if (values > mostValues) throw new RangeError('Too many values.');
  let value: Buffer = Buffer.alloc(0);
  for (let index = 0; index < values; index += 1) {
    const next = reader.takePadded(reader.long());
    if (index === 0) value = next;
  }
  // An object begins with the id of its interface.
  return { id, type: bare, value: bare === object ? value.subarray(16) : value };
}

function skipName(reader: ByteReader): void {
  reader.take(16);
  if (reader.long() === 0) reader.take(4);
  else reader.takePadded(reader.long());
}
