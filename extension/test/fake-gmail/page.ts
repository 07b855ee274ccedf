import { styles } from './looks.js';
import type { FakeMailbox } from './mailboxes.js';

export interface PageOptions {
  mailbox: FakeMailbox;
  /** `sdk` takes away what InboxSDK needs; `all` takes away every name that anyone could read. */
  broken: string | null;
  splitPane: boolean;
  dark: boolean;
}

/** The Gmail-shaped start page: globals, header, sidebar with exactly two children, and an empty content area. */
export function renderPage(options: PageOptions): string {
  const { owner } = options.mailbox;
  const state = JSON.stringify({ ...options, mailbox: options.mailbox }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Inbox - ${owner.email} - Gmail</title>
<link rel="icon" href="data:,">
<script>
window.FAKE = ${state};
${options.broken ? '' : globals(options.mailbox)}
window.gmonkey = { load: (version, done) => done({ isConversationViewDisabled: () => false, v2: {} }),
  v2: { getCurrentThread: () => window.openThread ? { getThreadId: () => window.openThread.legacyId } : null } };
</script>
<style>${styles(options.dark)}</style></head>
<body class="aAU xE-not">
 <header role="banner" class="oy8Mbf qp"><div><div><div aria-expanded="true"></div></div></div><div><div>\
<form role="search"><input placeholder="Search mail"></form>
   <div><div><div data-tooltip="Support"></div><div role="menu" style="display:none"></div></div></div></div><div>
   <div aria-label="Account Information"><div><div><div>${owner.name}</div><div>${owner.email}</div>
   <a href="https://myaccount.google.com/" aria-label="Google Account: ${owner.name} (${owner.email})"></a></div></div></div></div></div></header>
 <div class="nH bkL aqk aql">
   <div class="aeN WR nH oy8Mbf nn" role="navigation"><div class="n3"><div gh="cm" role="button">Compose</div></div></div>
   <div class="nH bkK nn"><div class="nH"><div class="nH ar4 z"><div class="aeI">
     <div class="aeH"><div class="D E G-atb" gh="tm"></div></div>
     <div class="Tm aeJ"><div class="aeF"><div class="nH" id="content"></div></div></div>
   </div></div></div></div>
   ${options.broken ? '' : sidebar()}
 </div>
 <div class="dw"><div class="nH"><div class="nH"><div class="no"><div class="AD"></div></div></div></div></div>
<script src="/fake/compose.js"></script>
<script src="/fake/app.js"></script>
</body></html>`;
}

function globals({ owner, ik }: FakeMailbox): string {
  return `window.GLOBALS = []; GLOBALS[4] = "gmail.en.fake"; GLOBALS[9] = "${ik}"; GLOBALS[10] = "${owner.email}"; GLOBALS[17] = [];
window.GM_SPT_ENABLED = "true"; window.GM_ACTION_TOKEN = "token"; window._GM_main = function () {};`;
}

function sidebar(): string {
  return `<div class="nH bAw nn aUx">
     <div class="WN9Ejb"><div class="brC-brG"><div class="addon-global" style="display:none"></div>\
<div class="addon-thread" style="display:none"></div></div></div>
     <div class="brC-aT5-aOt-Jw" role="complementary" aria-label="Side panel">
       <div class="brC-aT5-aOt-bsf-Jw"><div class="J-KU-Jg" role="tablist"><div role="tab"></div><div role="separator"></div></div></div>
     </div>
   </div>`;
}
