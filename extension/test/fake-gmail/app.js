// A Gmail-shaped single page: #inbox shows the list, #inbox/<route id> a thread, in full or in the split pane.
const { mailbox, splitPane, broken } = window.FAKE;
const content = document.getElementById('content');
const toolbar = document.querySelector('[gh=tm]');
const escapeText = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const rename = (html) => (broken === 'all' ? html.replace(/(class|data-[a-z-]+|email|role)="[^"]*"/g, '') : html);

const toolbarHtml = (kind) => `<div gh="mtb" class="${kind}"><div class="nH"><div class="G-tF">
  <div class="G-Ni J-J5-Ji lS-wrap"><div class="T-I lS" role="button" title="Back"></div></div>
  <div class="G-Ni J-J5-Ji"><div class="T-I ar7" role="button"><div class="ar9"></div></div></div>
  <div class="G-Ni J-J5-Ji"><div class="T-I ns" role="button"><div class="asb"></div></div></div>
  <div class="G-Ni J-J5-Ji"><div class="T-I nf T-I-ax7" role="button"></div></div></div></div></div>`;

function recipientHtml(person) {
  const shown = person.email === mailbox.owner.email ? 'me' : person.name;
  return `<span email="${person.email}" name="${escapeText(shown)}" class="g2">${escapeText(shown)}</span>`;
}

function headerHtml(message) {
  const { from } = message;
  const recipients = [...message.to, ...message.cc].map(recipientHtml).join(', ');
  return `<div class="gE iv gt"><table class="cf gJ"><tbody><tr class="acZ"><td class="gF gK"><table class="cf ix"><tbody><tr><td class="c2">
   <h3 class="iw"><span class="qu"><span email="${from.email}" name="${escapeText(from.name)}" class="gD">${escapeText(from.name)}</span></span></h3>
   </td></tr></tbody></table></td><td class="gH"><div class="gK"><span class="g3" title="Jan 5, 2026, 10:00 AM">Jan 5</span><span></span></div></td>
   <td class="gH acX"><div class="T-I J-J5-Ji aap L3" role="button" aria-haspopup="true"></div></td></tr>
   ${message.collapsed ? '' : `<tr class="acZ xD"><td><div class="iw ajw"><span class="hb">to ${recipients}</span></div></td></tr>`}</tbody></table></div>`;
}

function messageHtml(message) {
  const body = message.collapsed
    ? ''
    : `<div class="ii gt m${message.legacyId}"><div class="a3s aiL">${escapeText(message.body)}</div></div>`;
  return `<div class="${message.collapsed ? 'kv' : 'h7'}" role="listitem" data-index="${message.legacyId}"><div class="Bk"><div class="G3 G2"><div>
   <div class="adn ads" data-message-id="#${message.permId}" data-legacy-message-id="${message.legacyId}">
   ${headerHtml(message)}${body}</div><div class="ip"></div></div></div></div></div>`;
}

function threadHtml(thread) {
  return `<div class="nH a98 iY"><div class="nH"><div class="V8djrc byY"><div class="nH"><div class="ha">
   <h2 class="hP" data-thread-perm-id="${thread.permId}" data-legacy-thread-id="${thread.legacyId}" tabindex="-1">${escapeText(thread.subject)}</h2>
   <span class="J-J5-Ji"></span></div></div><div class="bHJ"></div></div></div>
   <div class="nH aHU"><div class="nH hx" role="list">${thread.messages.map(messageHtml).join('')}</div>
   <div class="reply-area"><span class="ams bkH" role="link">Reply</span></div></div></div>`;
}

function listHtml(pane) {
  const rows = mailbox.threads.map(
    (thread) => `<tr class="zA" data-id="${thread.routeId}"><td class="xY a4W"><span data-thread-id="#${thread.permId}"
     data-legacy-thread-id="${thread.legacyId}">${escapeText(thread.subject)}</span></td></tr>`,
  );
  return `<div class="bGI nH"><div class="Cp"><table class="F cf zt" gh="tl"><tbody>${rows.join('')}</tbody></table></div>
   <div class="aia"><div class="ao9">${pane}</div></div></div>`;
}

function render() {
  const thread = mailbox.threads.find((candidate) => candidate.routeId === location.hash.split('/')[1]) ?? null;
  window.openThread = thread;
  for (const old of content.querySelectorAll(':scope > [data-view]')) old.remove();
  const main = document.createElement('div');
  main.className = 'nH';
  main.dataset.view = 'main';
  if (broken !== 'all') main.setAttribute('role', 'main');
  const full = thread && !splitPane;
  toolbar.innerHTML = toolbarHtml(full ? 'G-atb iH bzn' : 'G-atb aqL');
  const inner = full ? `<div class="nH g id">${threadHtml(thread)}</div>` : listHtml(thread ? threadHtml(thread) : '');
  main.innerHTML = rename(inner);
  content.appendChild(main);
  wire(main, thread);
}

function wire(main, thread) {
  for (const row of main.querySelectorAll('tr[data-id]')) {
    row.addEventListener('click', () => {
      location.hash = `#inbox/${row.dataset.id}`;
    });
  }
  for (const item of main.querySelectorAll('.kv')) {
    item.addEventListener('click', () => expand(item, thread));
  }
  main.querySelector('.bkH')?.addEventListener('click', () => window.openInlineReply(main, thread));
}

function expand(item, thread) {
  const message = thread.messages.find((candidate) => candidate.legacyId === item.dataset.index);
  const fresh = document.createElement('template');
  fresh.innerHTML = messageHtml({ ...message, collapsed: false });
  item.replaceChildren(...fresh.content.firstElementChild.childNodes);
  item.className = 'h7';
}

addEventListener('hashchange', render);
document.querySelector('[gh=cm]').addEventListener('click', () => window.openCompose());
render();
