import { vi } from 'vitest';

/** An address of this machine that counts as public where this file is imported before the server is. */
export const publicLoopback = '127.0.0.2';

vi.mock('../src/platform/http/public-address.js', async (original) => {
  const real = await original<typeof import('../src/platform/http/public-address.js')>();
  return { isPublicAddress: (address: string) => address === '127.0.0.2' || real.isPublicAddress(address) };
});
