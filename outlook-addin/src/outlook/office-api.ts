export type OfficeItem = Office.MessageRead | Office.MessageCompose;

/** The part of Office.js that the pane uses. Outlook leaves out what an older version does not know. */
export interface OfficeApi {
  context: {
    mailbox: {
      item?: OfficeItem | null;
      userProfile: Pick<Office.UserProfile, 'emailAddress'>;
      addHandlerAsync(
        type: Office.EventType,
        handler: (event: { officeTheme?: Office.OfficeTheme }) => void,
        callback?: (result: Office.AsyncResult<void>) => void,
      ): void;
    };
    officeTheme?: Pick<Office.OfficeTheme, 'bodyBackgroundColor'>;
    partitionKey?: string;
    requirements: Pick<Office.RequirementSetSupport, 'isSetSupported'>;
    ui: Pick<Office.UI, 'displayDialogAsync' | 'openBrowserWindow'>;
  };
  EventType: Pick<
    typeof Office.EventType,
    'ItemChanged' | 'OfficeThemeChanged' | 'DialogMessageReceived' | 'DialogEventReceived'
  >;
}

/** Outlook answered that it could not do what was asked, or did not answer at all. */
export class OfficeRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OfficeRefused';
  }
}

const longestWait = 5_000;

/** One call of Office.js as a promise. A host that never calls back is a refusal too. */
export function askOffice<Value>(
  call: (callback: (result: Office.AsyncResult<Value>) => void) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new OfficeRefused('Outlook did not answer.')), longestWait);
    call((result) => {
      clearTimeout(timer);
      if (String(result.status) === 'succeeded') resolve(result.value);
      else reject(new OfficeRefused(result.error?.message ?? 'Outlook refused.'));
    });
  });
}
