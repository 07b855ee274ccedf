/** Bounds on one mail. Bytes unless the name says otherwise. */
export const PARSE_LIMITS = {
  input: 25 * 1024 * 1024,
  mimeDepth: 50,
  parts: 1_000,
  /** Bytes of the header fields that are read; one field is cut at `fieldBytes`. */
  headerBytes: 256 * 1024,
  fieldBytes: 64 * 1024,
  headerCount: 1_000,
  /** Header bytes of all MIME parts together, the top of the message included. */
  partHeaderBytes: 2 * 1024 * 1024,
  addresses: 1_000,
  addressCharacters: 320,
  nameCharacters: 500,
  references: 500,
  messageIdCharacters: 998,
  subjectCharacters: 2_000,
  textBytes: 1024 * 1024,
  htmlCharacters: 4 * 1024 * 1024,
  /** HTML beyond this length is not turned into text. */
  htmlToTextCharacters: 1024 * 1024,
  attachmentNameCharacters: 255,
} as const;
