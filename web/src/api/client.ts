// The one way to the server: typed answers, problems as values of class Problem.
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BlobInfo, Written } from './generated';

export class Problem extends Error {
  readonly word: string;
  readonly status: number;
  readonly where: string | undefined;
  constructor(word: string, status: number, detail: string, where?: string) {
    super(detail);
    this.word = word;
    this.status = status;
    this.where = where;
  }
}

interface ProblemBody {
  readonly type?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly where?: string;
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const word = (body.type ?? '/problems/http.unknown').replace('/problems/', '');
  return new Problem(word, response.status, body.detail ?? body.title ?? '', body.where);
}

async function ask(path: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch {
    throw new Problem('http.offline', 0, '');
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function get<T>(path: string): Promise<T> {
  return (await ask(path)).json() as Promise<T>;
}

export async function getText(path: string): Promise<string> {
  return (await ask(path)).text();
}

// A UUIDv7 (RFC 9562), also without a secure context, where crypto.randomUUID is missing: the
// server keeps keys that were made one after another beside each other.
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setBigUint64(0,
    (BigInt(Date.now()) << 16n) | 0x7000n | BigInt(((bytes[6]! & 0x0f) << 8) | bytes[7]!));
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export async function send<T = Written>(
  method: 'POST' | 'DELETE', path: string, body?: unknown, version?: number, key = newKey(),
  more: Readonly<Record<string, string>> = {},
): Promise<T> {
  const headers: Record<string, string> = { 'idempotency-key': key, ...more };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  const response = await ask(path, {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  return response.status === 204 ? (undefined as T) : (response.json() as Promise<T>);
}

export async function upload(file: File, to: string): Promise<BlobInfo> {
  const response = await ask(to, {
    method: 'POST',
    body: file,
    headers: {
      'content-type': file.type || 'application/octet-stream',
      'x-acta-name': encodeURIComponent(file.name.normalize('NFC')),
    },
  });
  return response.json() as Promise<BlobInfo>;
}

// A file as the body itself.
export async function sendFile<T>(path: string, file: File): Promise<T> {
  const response = await ask(path, { method: 'POST', body: file, headers: { 'content-type': file.type || 'text/csv', 'idempotency-key': newKey() } });
  return response.json() as Promise<T>;
}

export function useGet<T>(path: string | null): UseQueryResult<T, Problem> {
  return useQuery<T, Problem>({
    queryKey: [path],
    queryFn: () => get<T>(path as string),
    enabled: path !== null,
    retry: (count, problem) => problem.status === 503 && count < 2,
  });
}

// After something was recorded everything on the screen is asked for again.
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries(), [client]);
}
