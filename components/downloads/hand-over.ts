import { FILE_CHANNEL, type FileChannelMessage } from '@/utils/domain/upload';

/** The context is there before it is asked, so it answers at once, or not at all. */
const ANSWERS_WITHIN = 10_000;

/**
 * Gives a chosen file to the context that uploads it; from then on this page may go. False when nobody took it. What
 * travels is a handle: no byte is copied.
 */
export function handOver(attempt: string, file: File): Promise<boolean> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(FILE_CHANNEL);
    const end = (taken: boolean): void => {
      clearTimeout(timer);
      channel.close();
      resolve(taken);
    };
    const timer = setTimeout(() => end(false), ANSWERS_WITHIN);
    channel.onmessage = ({ data }: MessageEvent<FileChannelMessage>) => {
      if ('taken' in data && data.taken === attempt) end(true);
    };
    channel.postMessage({ attempt, file } satisfies FileChannelMessage);
  });
}
