import type { SecretPlace } from '../../platform/secrets/secret-box.js';

export const secretPlace = (orgId: string, id: string): SecretPlace => ({
  ...{ orgId, table: 'sso_connections', column: 'client_secret', row: id },
});
