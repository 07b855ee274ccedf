import type { SenderVerdict } from '@threadline/shared/threads/choices';
import type { TestOrganisation, TestWorld } from '../../../test/world.js';
import type { GivenCustomer } from '../threads.fixture.js';

/** A mail in as few words as make it; what is left out is ordinary. `me` is a person of the team. */
export interface Sketch {
  from: string;
  to?: string[];
  cc?: string[];
  replyTo?: string[];
  subject?: string;
  text?: string;
  /** Its Message-ID, and the one that it answers. */
  id?: string;
  answers?: string;
  list?: boolean;
  automatic?: boolean;
  forwarded?: string;
  /** Comes into the personal mailbox of `me`. */
  personal?: boolean;
  /** Pretends to be from a colleague. */
  forged?: boolean;
}

export interface Situation {
  customers?: (Omit<GivenCustomer, 'name'> & { name?: string })[];
  rules?: { address?: string; domain?: string; verdict: SenderVerdict; customer?: string }[];
  /** The last one is what is asked about; those before it have come before. */
  mails: (string | Sketch)[];
  /** What people do before the last mail. */
  before?: (scene: Scene) => Promise<unknown>;
}

/** A little world in which a situation happens. */
export interface Scene {
  org: TestOrganisation;
  customer(name: string): string;
  link(customer: string, beside?: boolean): Promise<unknown>;
  unlink(customer: string): Promise<unknown>;
  as: TestWorld['as'];
}

/** What happens, in which world, and what becomes of the last mail. */
export type Row = readonly [happens: string, situation: Situation, becomes: string];
