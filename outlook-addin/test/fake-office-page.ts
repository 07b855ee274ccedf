import { messageParent } from './fake-dialog.js';
import { FakeOffice, type FakeOfficeOptions, type Shown } from './fake-office.js';

/** Stands at the address of Office.js in browser tests. What is shown outlives a reload, as it does in Outlook. */
declare global {
  var fakeOffice: FakeOffice;
  /** Functions that Outlook calls by itself, by the names in the manifest. */
  var launchEvents: Record<string, (event: Pick<Office.MailboxEvent, 'completed'>) => void>;
}

const kept = (name: string): unknown => JSON.parse(localStorage.getItem(name) ?? 'null');

globalThis.fakeOffice = new FakeOffice((kept('fake-options') as FakeOfficeOptions | null) ?? {});
globalThis.fakeOffice.show((kept('fake-shown') as Shown | null) ?? 'nothing', { told: false });
const { office } = globalThis.fakeOffice;
Object.assign(office.context.ui, { messageParent });
globalThis.launchEvents = {};
const associate = (name: string, handler: (typeof launchEvents)[string]) => {
  globalThis.launchEvents[name] = handler;
};
Object.assign(office.context, { displayLanguage: 'en-GB' });
Object.assign(globalThis, { Office: { ...office, actions: { associate } } });
// As the real one does, to the harm of every router.
Object.assign(history, { pushState: null, replaceState: null });
