import type { DirectMessages } from '@/utils/rpc/direct-messages';
import type { Handlers } from '@/utils/rpc/server';
import type { Services } from './compose';

/** The settings' questions about the way around a gateway. */
export function createDirectHandlers({ directKey }: Services): Pick<Handlers, keyof DirectMessages> {
  return {
    directState: () => directKey.state(),
    saveDirectKey: ({ key }) => directKey.save(key),
    forgetDirectKey: () => directKey.forget(),
  };
}
