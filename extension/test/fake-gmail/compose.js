// Compose windows in Gmail's shape: a new mail in the corner, and the inline reply below a message.
const chip = (person) =>
  `<div role="option" data-name="${person.name}" data-hovercard-id="${person.email}" class="afV">${person.name}</div>`;

function composeHtml(id, { subject, to }) {
  return `<div class="nH Hy aXJ"><table class="cf Ht"><tbody><tr><td class="Hm"><div class="Hp">New Message</div>
   <img class="Ha" alt="Close" role="button" aria-label="Save &amp; close"></td></tr></tbody></table>
   <table><tbody><tr><td><form class="bAs" method="post"><input type="hidden" name="composeid" value="${id}"><input type="hidden" name="draft" value="undefined">
   <div class="anm" name="to">${to.map(chip).join('')}</div><div class="anm" name="cc"></div>
   <input name="subjectbox" value="${subject}"></form></td></tr>
   <tr><td class="Ap"><div class="Ar"><div g_editable="true" role="textbox" aria-label="Message Body" contenteditable="true" class="Am aiL"></div></div></td></tr>
   <tr class="IZ"><td class="Up"><div><div role="button" class="T-I aoO" aria-label="Send">Send</div></div></td></tr></tbody></table></div>`;
}

// What Gmail does once Send is pressed, or Ctrl and Enter: the window is gone, the mail is on its way.
window.sentMails = [];
function listenToSend(root, close) {
  const send = () => {
    window.sentMails.push({
      text: root.querySelector('[g_editable]').innerText,
      to: [...root.querySelectorAll('[data-hovercard-id]')].map((chip) => chip.dataset.hovercardId),
    });
    close();
  };
  root.querySelector('.aoO').addEventListener('click', send);
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  });
}

let count = 0;
window.openCompose = (to = []) => {
  count += 1;
  const holder = document.createElement('div');
  holder.className = 'nn';
  holder.innerHTML = `<div class="composed" role="dialog">${composeHtml(`c${count}`, { subject: '', to })}</div>`;
  document.querySelector('.dw .AD').append(holder);
  holder.querySelector('.Ha').addEventListener('click', () => holder.remove());
  listenToSend(holder, () => holder.remove());
  holder.querySelector('[g_editable]').focus();
  return holder;
};

window.openInlineReply = (main, thread) => {
  const last = [...main.querySelectorAll('.ip')].at(-1);
  const from = thread.messages.at(-1).from;
  count += 1;
  last.innerHTML = `<div class="M9">${composeHtml(`c${count}`, { subject: `Re: ${thread.subject}`, to: [from] })}</div>`;
  const close = () => {
    last.innerHTML = '';
    last.className = 'ip';
  };
  last.querySelector('.Ha').addEventListener('click', close);
  listenToSend(last.querySelector('.M9'), close);
  last.querySelector('[g_editable]').focus();
};
