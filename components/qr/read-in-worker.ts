import type { CodesRead, ReadCodes } from '@/utils/domain/code';

/** Milliseconds; the reading itself stops looking after four seconds. Whatever takes longer hangs. */
const PATIENCE = 30_000;

/**
 * Reads codes in a worker of its own, which ends with its answer: nothing of the picture stays, and the page never
 * stutters. Always resolves.
 */
export function readInWorker(order: ReadCodes): Promise<CodesRead> {
  const worker = new Worker('/read-codes.js');
  const answer = new Promise<CodesRead>((resolve) => {
    const fail = (): void => resolve({ ok: false, why: 'failed' });
    worker.onmessage = ({ data }: MessageEvent<CodesRead>) => resolve(data);
    worker.onerror = fail;
    setTimeout(fail, PATIENCE);
    worker.postMessage(order);
  });
  return answer.finally(() => worker.terminate());
}
