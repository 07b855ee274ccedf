/** Writes winmail.dat for tests, as [MS-OXTNEF] says. */
export function tnef(...attributes: Buffer[]): Buffer {
  return Buffer.concat([long(0x223e9f78), short(1), ...attributes]);
}

export function attribute(id: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([1]), long(id), long(data.length), data, short(0)]);
}

export function properties(...all: Buffer[]): Buffer {
  return Buffer.concat([long(all.length), ...all]);
}

export function bytesProperty(type: number, id: number, value: Buffer): Buffer {
  const padding = Buffer.alloc((4 - (value.length % 4)) % 4);
  return Buffer.concat([short(type), short(id), long(1), long(value.length), value, padding]);
}

export function numberProperty(id: number, value: number): Buffer {
  return Buffer.concat([short(3), short(id), long(value)]);
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
