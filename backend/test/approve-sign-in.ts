/**
 * What a person does on the provider's pages: signs in as somebody and agrees, or leaves. Answers where the browser is sent
 * back to.
 */
export async function approveSignIn(start: string, login: string | null): Promise<URL> {
  const jar = new Map<string, string>();
  let address = new URL(start);
  let form: Record<string, string> | null = null;
  for (let step = 0; step < 20; step += 1) {
    const answer = await visit(address, jar, form);
    form = null;
    const location = answer.headers.get('location');
    if (location) {
      address = new URL(location, address);
      if (address.hostname === 'localhost') return address;
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(`The provider shows ${answer.status} ${page.slice(0, 500)}`);
    if (login === null) address = new URL(`${address.href}/abort`);
    else form = prompt === 'login' ? { prompt, login, password: 'any' } : { prompt };
  }
  throw new Error('The provider asks without end.');
}

async function visit(address: URL, jar: Map<string, string>, form: Record<string, string> | null): Promise<Response> {
  const answer = await fetch(address, {
    redirect: 'manual',
    method: form ? 'POST' : 'GET',
    headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
  for (const cookie of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
    jar.set(name, value);
  }
  return answer;
}
