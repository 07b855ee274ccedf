/** A column whose values a SecretBox has sealed. */
export interface SealedColumn {
  table: string;
  column: string;
  /** The key within the organisation, in the order in which it stands in the place of a value. */
  key: readonly string[];
}

/** Every sealed column: what is not named here keeps its old key when keys are rotated. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'totp_factors', column: 'secret', key: ['person_id'] },
  { table: 'sso_connections', column: 'client_secret', key: ['id'] },
  { table: 'mail_clients', column: 'sealed_secret', key: ['id'] },
  { table: 'mail_connections', column: 'sealed_secret', key: ['id'] },
];
