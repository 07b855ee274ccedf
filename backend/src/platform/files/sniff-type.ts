const signatures: readonly { type: string; begin: readonly number[] }[] = [
  { type: 'application/pdf', begin: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', begin: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', begin: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', begin: [0x47, 0x49, 0x46, 0x38] },
  { type: 'application/zip', begin: [0x50, 0x4b, 0x03, 0x04] },
];

/** Office files are ZIPs; which one, only the name tells, and it decides nothing but an icon. */
const office: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** What the bytes are, whatever the sender says they are. Text that could run anywhere counts as plain text. */
export function sniffType(bytes: Uint8Array, name: string): string {
  const found = signatures.find(({ begin }) => begin.every((byte, index) => bytes[index] === byte))?.type;
  if (found === 'application/zip') return office[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? found;
  return found ?? (isText(bytes) ? 'text/plain' : 'application/octet-stream');
}

function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  return head.length > 0 && head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
