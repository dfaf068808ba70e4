import { afterAll, beforeAll, beforeEach } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../../simulator/json';
import { DEMO_KEY } from '../../simulator/keys';
import { type Simulator, startSimulator } from '../../simulator/simulator';

export interface Answer {
  status: number;
  headers: Headers;
  body: JsonObject;
  text: string;
}

export interface Asking {
  method?: string;
  key?: string | null;
  json?: Json;
  form?: Record<string, string>;
  multipart?: FormData;
}

export interface Harness {
  readonly simulator: Simulator;
  /** One request over the plain HTTP door; `path` goes below `/api/v3` unless it is a whole address. */
  ask(path: string, asking?: Asking): Promise<Answer>;
}

function bodyOf({ json, form, multipart }: Asking): string | URLSearchParams | FormData | undefined {
  if (json !== undefined) return JSON.stringify(json);
  return form === undefined ? multipart : new URLSearchParams(form);
}

/** A simulator for a test file, reset before each test. */
export function useSimulator(): Harness {
  let running: Simulator | undefined;
  const simulator = (): Simulator => {
    if (running === undefined) throw new Error('no simulator yet');
    return running;
  };
  beforeAll(async () => {
    running = await startSimulator();
  });
  beforeEach(() => simulator().control.reset());
  afterAll(() => simulator().stop());
  return {
    get simulator() {
      return simulator();
    },
    async ask(path, asking = {}) {
      const address = path.startsWith('http')
        ? path
        : `http://127.0.0.1:${simulator().httpPort}/api/v3${path}`;
      const key = asking.key === undefined ? DEMO_KEY : asking.key;
      const response = await fetch(address, {
        method: asking.method ?? 'GET',
        headers: key === null ? {} : { 'x-apikey': key },
        body: bodyOf(asking) ?? null,
        redirect: 'manual',
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type') === 'application/json';
      const body: unknown = isJson ? JSON.parse(text) : {};
      return {
        status: response.status,
        headers: response.headers,
        body: isJsonObject(body) ? body : {},
        text,
      };
    },
  };
}

export const base64url = (url: string): string => Buffer.from(url, 'utf8').toString('base64url');
