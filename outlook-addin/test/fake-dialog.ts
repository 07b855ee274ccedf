import { answered } from './fake-items.js';

type Handler = Parameters<Office.Dialog['addEventHandler']>[1];

interface FromDialog {
  fakeOfficeDialog: string;
}

const closedByPerson = 12_006;

/** Outlook's dialogs in a browser: a window that speaks with the one that opened it, as long as nothing parts them. */
export class FakeDialogs {
  /** Every address that was opened, newest last. */
  readonly addresses: string[] = [];

  readonly display: Office.UI['displayDialogAsync'] = (address: string, ...given: unknown[]) => {
    const callback = given.find((one) => typeof one === 'function');
    this.addresses.push(address);
    const opened = window.open(address, '_blank', 'popup,width=480,height=640');
    if (opened) (callback as (result: Office.AsyncResult<Office.Dialog>) => void)(answered(dialogOf(opened)));
  };
}

/** What `Office.context.ui.messageParent` does in a dialog. */
export function messageParent(message: string, options?: Office.DialogMessageOptions): void {
  const told: FromDialog = { fakeOfficeDialog: message };
  (window.opener as Window).postMessage(told, options?.targetOrigin ?? location.origin);
}

function dialogOf(opened: Window): Office.Dialog {
  const handlers = new Map<string, Handler>();
  const onMessage = ({ source, data, origin }: MessageEvent<FromDialog>) => {
    if (source !== opened || typeof data?.fakeOfficeDialog !== 'string') return;
    handlers.get('dialogMessageReceived')?.({ message: data.fakeOfficeDialog, origin });
  };
  window.addEventListener('message', onMessage);
  const watching = setInterval(() => {
    if (!opened.closed) return;
    end();
    handlers.get('dialogEventReceived')?.({ error: closedByPerson });
  }, 100);
  const end = () => {
    clearInterval(watching);
    window.removeEventListener('message', onMessage);
  };
  return {
    close: () => {
      end();
      opened.close();
    },
    addEventHandler: (type: Office.EventType, handler: Handler) => void handlers.set(String(type), handler),
    messageChild: () => undefined,
    sendMessage: () => undefined,
  } satisfies Office.Dialog;
}
