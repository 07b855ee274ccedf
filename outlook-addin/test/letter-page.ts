export interface Letter {
  subject: string;
  from: string;
  to: string;
  sentAt: string;
  text: string;
  others: readonly { from: string; subject: string; at: string }[];
}

const css = `
  body{margin:0;font:14px/20px system-ui,sans-serif;color:#242424;background:#f3f2f1;display:grid;
    grid-template-columns:48px 270px minmax(0,1fr) 340px;grid-template-rows:44px minmax(0,1fr);height:100vh}
  header{grid-column:1/-1;background:#0f548c;color:#fff;display:flex;align-items:center;padding:0 16px;gap:24px;font-weight:600}
  header span{flex:0 1 420px;background:#fff2;border-radius:4px;padding:4px 12px;font-weight:400}
  nav{background:#ebebeb;display:flex;flex-direction:column;align-items:center;gap:20px;padding-top:18px}
  nav i{width:20px;height:20px;border:2px solid #616161;border-radius:4px}
  nav i:first-child{border-color:#0f548c;background:#0f548c}
  ul{margin:0;padding:0;list-style:none;background:#fff;border-right:1px solid #e1dfdd;overflow:hidden}
  li{padding:10px 14px;border-bottom:1px solid #f0f0f0;display:grid;grid-template-columns:1fr auto;column-gap:8px}
  li b,li em{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-style:normal}
  li em{grid-column:1/-1;color:#616161} li small{color:#616161} li:nth-child(2){background:#e6f2fb;box-shadow:inset 3px 0 #0f548c}
  li.head{font-weight:600;font-size:16px;padding:14px}
  main{background:#fff;padding:20px 28px;overflow:hidden} h1{font-size:20px;line-height:26px;margin:0 0 18px}
  .who{display:flex;gap:12px;align-items:center;margin-bottom:18px} .who i{width:36px;height:36px;border-radius:50%;
    background:#d6e6f2;color:#0f548c;display:grid;place-items:center;font-style:normal;font-weight:600}
  .who small{display:block;color:#616161} .who time{margin-left:auto;color:#616161} p{white-space:pre-wrap;margin:0}
  iframe{border:0;border-left:1px solid #e1dfdd;width:340px;height:100%}
`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const initials = (name: string): string =>
  name
    .split(' ')
    .map((part) => part[0] ?? '')
    .join('');

/** A mail being read in something like Outlook, with the pane beside it: for the picture of the README. */
export function letterPage(serverUrl: string, { subject, from, to, sentAt, text, others }: Letter): string {
  const rows = [{ from, subject, at: sentAt }, ...others].map(
    (row) => `<li><b>${escaped(row.from)}</b><small>${row.at}</small><em>${escaped(row.subject)}</em></li>`,
  );
  return `<!doctype html><html lang="en"><head><title>Mail</title><style>${css}</style></head><body>
    <header>Mail<span>Search</span></header><nav><i></i><i></i><i></i></nav>
    <ul><li class="head">Inbox</li>${rows.join('')}</ul>
    <main><h1>${escaped(subject)}</h1><div class="who"><i>${initials(from)}</i>
    <div><b>${escaped(from)}</b><small>To: ${escaped(to)}</small></div><time>${sentAt}</time></div>
    <p>${escaped(text)}</p></main>
    <iframe title="Threadline" src="${serverUrl}/outlook/taskpane.html"></iframe></body></html>`;
}
