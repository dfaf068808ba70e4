import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { Clock } from '../clock';
import type { OnSent, Posted, PostOrder } from '../uploads/posted';
import { BODY_MAX } from './body';

interface PostParts {
  readonly clock: Clock;
  /** Cancels while bytes are left to send; afterwards it is too late and the answer is waited for. */
  readonly signal: AbortSignal;
  readonly onSent: OnSent;
}

/** An upload in which nothing moves for this long is given up, however long it has taken so far. */
const STALLED_AFTER = MINUTE;
/** VirusTotal reads what it got before it answers, a large file for some minutes. */
const ANSWER_WITHIN = 5 * MINUTE;
const LOOK_EVERY = 5 * SECOND;
/** What may have left since the browser last told how far it is; it tells some ten times a second. */
const SINCE_TOLD = 1_000_000;

/**
 * Sends one file as multipart form, once. What breaks off near its end counts as complete: nobody knows. An XMLHttpRequest, because fetch does not tell how far
 * a body is. Unlike fetch it follows redirects and would take the key along: the context it runs in lets nothing
 * through but `origins` (`uploading-page`), which makes a redirect elsewhere an error before anything is sent there.
 */
export function postFile(
  file: Blob,
  order: PostOrder,
  { clock, signal, onSent }: PostParts,
): Promise<Posted> {
  return new Promise((resolve) => {
    const watch = new AbortController();
    const exchange = new XMLHttpRequest();
    let complete = false;
    let stalled = false;
    let movedAt = clock.elapsed();
    /** By the last word, of file and form. */
    let left = file.size;

    const end = (posted: Posted): void => {
      watch.abort();
      signal.removeEventListener('abort', cancel);
      resolve(posted);
    };
    const mayBeAll = (): boolean => complete || left <= SINCE_TOLD;
    const cancel = (): void => {
      if (complete) return;
      exchange.abort();
      end(mayBeAll() ? { posted: 'lost', stalled: false, complete: true } : { posted: 'cancelled' });
    };
    const lost = async (): Promise<void> => {
      if (!complete && !(await isReadable(file))) return end({ posted: 'unreadable' });
      end({ posted: 'lost', stalled, complete: mayBeAll() });
    };

    async function watchOver(): Promise<void> {
      while (!watch.signal.aborted) {
        await clock.wait(clock.now() + LOOK_EVERY, watch.signal);
        if (watch.signal.aborted || clock.elapsed() - movedAt < (complete ? ANSWER_WITHIN : STALLED_AFTER))
          continue;
        stalled = true;
        exchange.abort();
        void lost();
        return;
      }
    }

    exchange.upload.onprogress = ({ loaded, total }) => {
      movedAt = clock.elapsed();
      left = total - loaded;
      // What is around the file counts too; shown is the file.
      onSent(Math.max(0, Math.round(loaded - (total - file.size))), false);
    };
    exchange.upload.onload = () => {
      complete = true;
      movedAt = clock.elapsed();
      onSent(file.size, true);
    };
    exchange.onprogress = ({ loaded }) => {
      movedAt = clock.elapsed();
      if (loaded <= BODY_MAX) return;
      exchange.abort();
      end({ posted: 'lost', stalled: false, complete: true });
    };
    exchange.onerror = () => void lost();
    exchange.onload = () => {
      const { status, responseText: text } = exchange;
      // Only an allowed origin can have answered; another address than the one asked is a redirect all the same.
      if (exchange.responseURL !== order.url)
        return end({ posted: 'lost', stalled: false, complete: mayBeAll() });
      end({ posted: 'answered', status, headers: headersOf(exchange), text });
    };

    if (signal.aborted) return end({ posted: 'cancelled' });
    signal.addEventListener('abort', cancel);
    const body = new FormData();
    body.set('file', file, order.name);
    exchange.open('POST', order.url);
    for (const [name, value] of Object.entries(order.headers)) exchange.setRequestHeader(name, value);
    exchange.send(body);
    void watchOver();
  });
}

function headersOf(exchange: XMLHttpRequest): readonly (readonly [string, string])[] {
  return exchange
    .getAllResponseHeaders()
    .split('\r\n')
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()] as const];
    });
}

/** A file that was written to since it was chosen, or is gone, gives no byte any more. */
async function isReadable(file: Blob): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}
