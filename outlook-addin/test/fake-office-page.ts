import { messageParent } from './fake-dialog.js';
import { FakeOffice, type FakeOfficeOptions, type Shown } from './fake-office.js';

/** Stands at the address of Office.js in browser tests. What is shown outlives a reload, as it does in Outlook. */
declare global {
  var fakeOffice: FakeOffice;
}

const kept = (name: string): unknown => JSON.parse(localStorage.getItem(name) ?? 'null');

globalThis.fakeOffice = new FakeOffice((kept('fake-options') as FakeOfficeOptions | null) ?? {});
globalThis.fakeOffice.show((kept('fake-shown') as Shown | null) ?? 'nothing', { told: false });
const { office } = globalThis.fakeOffice;
Object.assign(office.context.ui, { messageParent });
Object.assign(globalThis, { Office: office });
// As the real one does, to the harm of every router.
Object.assign(history, { pushState: null, replaceState: null });
