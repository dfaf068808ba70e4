import { browser } from 'wxt/browser';
import { FILE_CHANNEL, type FileChannelMessage } from '../domain/upload';
import type { Uploading, UploadingParts } from '../services/uploads/uploading';
import type { ToUploading, UPLOADING_PORT } from '../services/uploads/wire';

const PORT: typeof UPLOADING_PORT = 'uploading';
const CONNECT_AGAIN_AFTER = 100;

/**
 * The context that uploads, inside: a port to the background, which comes back by itself and so wakes a worker that
 * died, and the channel on which pages hand files over. `make` gets the way to talk to the background.
 */
export function serveUploading(make: (outside: Pick<UploadingParts, 'say' | 'holdTo'>) => Uploading): void {
  let port: ReturnType<typeof browser.runtime.connect> | null = null;
  const uploading = make({ say: (message) => port?.postMessage(message), holdTo });

  function connect(): void {
    port = browser.runtime.connect({ name: PORT });
    port.onMessage.addListener((message: ToUploading) => uploading.hear(message));
    port.onDisconnect.addListener(() => {
      port = null;
      setTimeout(connect, CONNECT_AGAIN_AFTER);
    });
    uploading.greet();
  }

  const channel = new BroadcastChannel(FILE_CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<FileChannelMessage>) => {
    if (!('file' in data)) return;
    uploading.take(data.attempt, data.file);
    channel.postMessage({ taken: data.attempt } satisfies FileChannelMessage);
  };
  connect();
}

/**
 * From here on this document reaches these origins only, also by redirect: the browser refuses before it sends
 * anything (measured; fetch has `redirect: 'error'` for that, XMLHttpRequest nothing). Policies only ever get
 * narrower, so for another gateway there has to be another document.
 */
function holdTo(origins: readonly string[]): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = `connect-src ${origins.join(' ')} file:`;
  document.head.append(meta);
}
