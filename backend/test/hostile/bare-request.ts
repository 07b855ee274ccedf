import { request } from 'node:http';

export interface BareAnswer {
  status: number;
  text: string;
  headers: Record<string, string | string[] | undefined>;
}

/** A request as it is written, with headers that a browser would not send. */
export function bareRequest(
  url: string,
  { method = 'POST', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<BareAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(parts).toString('utf8'),
          headers: answer.headers,
        }),
      );
    });
    sent.once('error', reject).end(body);
  });
}
