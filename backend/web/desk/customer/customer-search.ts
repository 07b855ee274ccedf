export const customerTabs = ['timeline', 'tasks', 'notes', 'time', 'mail', 'portal'] as const;
export type CustomerTab = (typeof customerTabs)[number];

/** What is open on a customer's page, so that a link or a new sign-in leads back to it. */
export const written = ['log', 'note', 'task', 'followUp'] as const;
export type Writing = (typeof written)[number];

export interface CustomerSearch {
  tab?: CustomerTab;
  thread?: string;
  /** The form that is open. */
  write?: Writing;
}

export function readCustomerSearch(search: Record<string, unknown>): CustomerSearch {
  const tab = customerTabs.find((one) => one === search.tab);
  const write = written.find((one) => one === search.write);
  return {
    ...(write ? { write } : {}),
    ...(tab && tab !== 'timeline' ? { tab } : {}),
    ...(typeof search.thread === 'string' ? { thread: search.thread } : {}),
  };
}
