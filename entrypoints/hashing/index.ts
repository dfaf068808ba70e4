import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runHashThread } from '@/utils/services/downloads/hash-thread';

/** The thread that hashes a large file, started by the context that uploads, which reads it. Nothing here has the net. */
export default defineUnlistedScript(() => {
  void runHashThread({
    say: (message) => self.postMessage(message, { transfer: 'room' in message ? [message.room] : [] }),
    listen(hear, onBroken) {
      self.addEventListener('message', ({ data }) => hear(data));
      self.addEventListener('messageerror', onBroken);
    },
  });
});
