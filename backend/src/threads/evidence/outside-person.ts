import { aliasKey } from '@threadline/shared/contacts/alias-key';
import { isFreeMail, registrableDomain } from '../../customers/service.js';

/** Someone who takes part in a thread, with the keys by which customers are looked for. */
export interface ThreadPerson {
  /** Lower case. */
  address: string;
  alias: string;
  /** The registrable domain; null where anybody can have an address. */
  domain: string | null;
  name: string | null;
  /** Takes no part: a colleague has forwarded what they wrote. */
  forwarded?: boolean;
}

interface Participant {
  address: string;
  name?: string | null | undefined;
  role: 'from' | 'to' | 'cc' | 'reply_to';
}

/** Everyone who takes part, each address once, senders first; `mailbox` is the asker's own and left out. */
export function threadPeople(participants: readonly Participant[], mailbox?: string): ThreadPerson[] {
  const senders = participants.filter((person) => person.role === 'from');
  const others = participants.filter((person) => person.role === 'to' || person.role === 'cc');
  const people = new Map<string, ThreadPerson>();
  for (const { address, name } of [...senders, ...others]) {
    const key = address.toLowerCase();
    if (key === mailbox?.toLowerCase() || people.get(key)?.name) continue;
    people.set(key, { address: key, alias: aliasKey(key), domain: identifyingDomainOf(key), name: name || null });
  }
  return [...people.values()];
}

/** Somebody whose mail a colleague has forwarded, as a person of the thread. */
export function forwardedPerson({ address, name }: { address: string; name: string | null }): ThreadPerson {
  const key = address.toLowerCase();
  return { address: key, alias: aliasKey(key), domain: identifyingDomainOf(key), name, forwarded: true };
}

/** The registrable domain of an address, or null where it identifies nobody. */
export function identifyingDomainOf(address: string): string | null {
  const domain = registrableDomain(address.slice(address.lastIndexOf('@') + 1));
  return domain && !isFreeMail(domain) ? domain : null;
}
