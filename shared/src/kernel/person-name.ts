import * as z from 'zod';

/** A colleague as every screen names them: never with address or rate. */
export const personName = z.object({ id: z.uuid(), name: z.string() });
export type PersonName = z.infer<typeof personName>;
