import http from 'node:http';

export interface Reply {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly body: unknown;
}

/** One person's connection: an address of their own on the loopback network, a cookie, connections kept open. */
export class Browser {
  readonly #url: URL;
  readonly #agent: http.Agent;
  readonly #address: string;
  readonly #token: string | undefined;
  readonly #cookies = new Map<string, string>();

  constructor(url: string, seat: number, token?: string) {
    this.#token = token;
    this.#url = new URL(url);
    this.#address = `127.0.1.${1 + (seat % 250)}`;
    this.#agent = new http.Agent({
      keepAlive: true,
      maxSockets: token === undefined ? 6 : 64,
      localAddress: this.#address,
    });
  }

  /** @throws Error when there was no reply at all */
  ask(method: string, path: string, body?: unknown, version?: number): Promise<Reply> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = http.request(this.#options(method, path, text, version), (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const cookies = response.headers['set-cookie'] ?? [];
          for (const cookie of cookies) this.#keep(cookie);
          const read = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode ?? 0,
            cookies,
            body: read === '' ? undefined : JSON.parse(read),
          });
        });
      });
      request.on('error', reject);
      request.end(text);
    });
  }

  /** Follows what changes as a desk does, until it is closed. */
  follow(path: string, heard: (change: { type: string; caseId?: string }) => void): () => void {
    const request = http.request({
      ...this.#options('GET', path),
      agent: false,
      localAddress: this.#address,
    });
    request.on('response', (response) => {
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith('data: ')) heard(JSON.parse(line.slice(6)));
      });
      response.on('error', () => {});
    });
    request.on('error', () => {});
    request.end();
    return () => request.destroy();
  }

  #keep(cookie: string): void {
    const [name = '', value = ''] = cookie.split(';', 1)[0]!.split('=', 2);
    this.#cookies.set(name, value);
  }

  close(): void {
    this.#agent.destroy();
  }

  #options(method: string, path: string, text?: string, version?: number): http.RequestOptions {
    return {
      method,
      host: this.#url.hostname,
      port: this.#url.port,
      path,
      agent: this.#agent,
      headers: {
        origin: this.#url.origin,
        ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
        ...(this.#cookies.size > 0 && {
          cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
        }),
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
    };
  }
}
