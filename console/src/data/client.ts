import { i18n } from '../words/speak.ts';
import { Problem, problemOf } from './problem.ts';

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Write {
  readonly body?: unknown;
  /** The version the change is based on; goes out as If-Match. */
  readonly version?: number | undefined;
  /** Lets the request outlive the page. */
  readonly keepalive?: boolean;
  /** Gives the request up. */
  readonly signal?: AbortSignal;
}

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '');
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return search ? `${path}?${search}` : path;
}

async function ask<Reply>(path: string, init: RequestInit): Promise<Reply> {
  const headers = new Headers(init.headers);
  if (i18n.locale) headers.set('accept-language', i18n.locale);
  const response = await fetch(path, { ...init, headers }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'offline', i18n._('offline.detail'));
  });
  if (!response.ok) throw await problemOf(response);
  // Our own server: every reply is serialised by the schema its type is taken from.
  return (response.status === 204 ? undefined : await response.json()) as Reply;
}

/** @throws Problem */
export function get<Reply>(path: string, query?: Query, signal?: AbortSignal): Promise<Reply> {
  return ask<Reply>(address(path, query), signal ? { signal } : {});
}

/** @throws Problem; 412 `changed-meanwhile` when the version is no longer the newest */
export function send<Reply>(method: Method, path: string, write: Write = {}): Promise<Reply> {
  const headers = new Headers();
  if (write.version !== undefined) headers.set('if-match', `"${write.version}"`);
  if (write.body !== undefined) headers.set('content-type', 'application/json');
  const body = write.body === undefined ? null : JSON.stringify(write.body);
  return ask<Reply>(path, {
    method,
    headers,
    body,
    keepalive: write.keepalive ?? false,
    ...(write.signal && { signal: write.signal }),
  });
}

/** @throws Problem */
export function sendFile<Reply>(path: string, file: File, version?: number): Promise<Reply> {
  const body = new FormData();
  body.set('file', file);
  const headers = new Headers();
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  return ask<Reply>(path, { method: 'POST', headers, body });
}
