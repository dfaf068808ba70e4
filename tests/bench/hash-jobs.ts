import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HashWayName } from './hash-worker';

/** One file to be hashed in one way. */
export interface HashJob {
  readonly way: HashWayName;
  readonly url: string;
  readonly size: number;
  readonly piece: number;
}

/** What the worker answers: how many milliseconds it took, or what went wrong. */
export type HashAnswer = { readonly ms: number } | { readonly problem: string };

/** Where the worker asks for its next job and tells how long the last one took. */
export interface HashJobs {
  readonly address: string;
  /** Resolves when the worker has asked for the first time. */
  awaited(): Promise<void>;
  /** Resolves with the milliseconds that it took there. */
  give(job: HashJob): Promise<number>;
  stop(): Promise<void>;
}

export async function startHashJobs(): Promise<HashJobs> {
  let waiting: ServerResponse | undefined;
  let onAsked: () => void = () => undefined;
  let onAnswer: (answer: HashAnswer) => void = () => undefined;

  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      waiting = response;
      onAsked();
      return;
    }
    let text = '';
    for await (const piece of request) text += piece;
    response.end();
    onAnswer(JSON.parse(text));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });

  const awaited = (): Promise<void> =>
    new Promise((resolve) => {
      onAsked = resolve;
      if (waiting) resolve();
    });

  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    awaited,
    async give(job) {
      await awaited();
      const answered = new Promise<HashAnswer>((resolve) => {
        onAnswer = resolve;
      });
      waiting?.end(JSON.stringify(job));
      waiting = undefined;
      const answer = await answered;
      if ('problem' in answer) throw new Error(`${job.way}: ${answer.problem}`);
      return answer.ms;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
