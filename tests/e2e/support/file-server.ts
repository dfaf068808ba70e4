import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificate } from '../../simulator/http/certificate';

/** Answers one request for a path; `visit` counts from 1. */
export type Answer = (response: ServerResponse, visit: number, request: IncomingMessage) => void;

/** A site that files are downloaded from, which remembers who asked for what. By plain http, Chromium warns first. */
export interface FileServer {
  readonly port: number;
  /** Every request in order: `GET /path`. */
  readonly asked: readonly string[];
  /** How often a path was asked for, by any method. */
  visits(path: string): number;
  put(path: string, answer: Answer): void;
  stop(): Promise<void>;
}

export async function startFileServer(): Promise<FileServer> {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const visits = (path: string): number => asked.filter((line) => line.split(' ')[1] === path).length;
  const { key, cert } = await certificate();
  const server = createServer({ key, cert }, (request, response) => {
    const path = request.url ?? '/';
    asked.push(`${request.method} ${path}`);
    const answer = answers.get(path);
    if (answer) return answer(response, visits(path), request);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    visits,
    put: (path, answer) => void answers.set(path, answer),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A file to be saved under the name its address ends in, or under another one. */
export function attachment(bytes: Uint8Array, disposition = 'attachment'): Answer {
  return (response) => {
    response.writeHead(200, headers(disposition, bytes.length));
    response.end(bytes);
  };
}

/** So many zeros, made while they are sent. */
export function zeros(size: number): Answer {
  return (response) => {
    response.writeHead(200, headers('attachment', size));
    const piece = Buffer.alloc(1024 * 1024);
    let left = size;
    const send = (): void => {
      while (left > 0) {
        const part = piece.subarray(0, left);
        left -= part.length;
        if (!response.write(part)) return void response.once('drain', send);
      }
      response.end();
    };
    send();
  };
}

/** A page to start downloads from. */
export function html(body: string): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><meta charset="utf-8"><title>Files</title><link rel="icon" href="data:,">${body}`,
    );
  };
}

/** As `attachment`, once: whoever asks again is refused, as a one-time link does. */
export function onceOnly(bytes: Uint8Array): Answer {
  return (response, visit, request) => {
    if (visit === 1) return attachment(bytes)(response, visit, request);
    response.writeHead(410).end();
  };
}

export function redirectTo(address: string): Answer {
  return (response) => void response.writeHead(302, { location: address }).end();
}

/** A file that comes as far as the gate: the second half is sent once that is opened. */
export interface Gated {
  readonly answer: Answer;
  open(): void;
}

export function gated(bytes: Uint8Array): Gated {
  const half = Math.floor(bytes.length / 2);
  let go = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    go = resolve;
  });
  return {
    answer: (response) => {
      response.writeHead(200, headers('attachment', bytes.length));
      response.write(bytes.subarray(0, half));
      void opened.then(() => response.end(bytes.subarray(half)));
    },
    open: () => go(),
  };
}

/** Sends this much and never ends. */
export function unfinished(bytes: Uint8Array): Answer {
  return (response) => {
    response.writeHead(200, headers('attachment', bytes.length * 2));
    response.write(bytes);
  };
}

function headers(disposition: string, length: number): Record<string, string> {
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': disposition,
    'content-length': String(length),
  };
}
