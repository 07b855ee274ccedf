/** How the page looks: a plain mail client, with nobody's marks. Names in it are Gmail's own. */
export function styles(dark: boolean): string {
  const [ground, paper, ink, faint] = dark
    ? ['#1a1b1e', '#1f1f1f', '#eeeeee', '#a0a4ab']
    : ['#f3f5f8', '#ffffff', '#202327', '#666c75'];
  return `*{box-sizing:border-box} body{margin:0;font:14px/21px "Helvetica Neue",Arial,sans-serif;height:100vh;\
overflow:hidden;display:flex;flex-direction:column;background:${ground};color:${ink}}
 header{height:56px;display:flex;align-items:center;gap:16px;padding:0 20px;flex:none} header>div{display:flex;align-items:center}
 header>div:first-child::before{content:"Mail";font-weight:600;font-size:20px;width:140px}
 header input{width:520px;max-width:48vw;height:40px;border:0;border-radius:20px;padding:0 20px;\
background:${dark ? '#2b2d31' : '#e6eaf0'};color:inherit;font:inherit}
 header>div:nth-child(2){flex:1;justify-content:space-between} [aria-label="Account Information"]{font-size:12px;\
line-height:16px;text-align:right;color:${faint}}
 .nH.bkL{display:flex;flex:1;min-height:0} .aeN{width:160px;padding:4px 12px;flex:none} .bkK{flex:1;min-width:0;\
overflow:auto;background:${paper};border-radius:12px 0 0 0;padding:4px 20px}
 [gh=cm]{display:inline-block;padding:12px 20px;border-radius:14px;background:${dark ? '#33405c' : '#d5e2fb'};font-weight:500;cursor:pointer}
 .n3::after{content:"Inbox\\A Starred\\A Sent\\A Drafts\\A Archive";white-space:pre;display:block;margin:20px 8px;line-height:34px;color:${faint}}
 .hP{font-size:21px;line-height:28px;font-weight:400;margin:12px 0 16px} h3.iw{font-size:14px;margin:0} .g3{color:${faint};font-size:12px}
 .h7,.kv{border-top:1px solid ${dark ? '#33353a' : '#e7e9ee'};padding:14px 0} .hb{color:${faint};font-size:12px} \
.a3s{white-space:pre-wrap;padding:10px 3px;max-width:640px}
 .gJ{width:100%} .gF{width:100%} .gH{white-space:nowrap} .ams{display:inline-block;border:1px solid ${faint};\
border-radius:16px;padding:5px 22px;margin:12px 0;cursor:pointer}
 .F{width:100%} .zA{cursor:pointer} .zA td{padding:8px} .aUx{display:flex;flex:none;background:${paper}} .brC-aT5-aOt-Jw{width:56px} .WN9Ejb{width:320px}
 .M9,.composed{border:1px solid ${faint};border-radius:8px;padding:8px;margin:8px} [g_editable]{min-height:60px;outline:1px solid ${faint}}`;
}
