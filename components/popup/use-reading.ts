import { useEffect, useState } from 'preact/hooks';
import type { Reading } from '@/utils/domain/reading';
import { call } from '@/utils/rpc/client';

export const NOTHING: Reading = { means: 'nothing' };

/** Check was pressed with nothing in the field. */
export const EMPTY_FIELD: Reading = {
  means: 'unreadable',
  failure: { tag: 'bad-input', why: { reason: 'empty' } },
};

/** What the text means, worked out as it is typed. */
export function useReading(text: string): Reading {
  const [reading, setReading] = useState<Reading>(NOTHING);
  useEffect(() => {
    let outdated = false;
    void read(text).then((next) => {
      if (!outdated) setReading(next);
    });
    return () => {
      outdated = true;
    };
  }, [text]);
  return reading;
}

/**
 * The same once, for whoever presses Enter before the preview is there. The background reads: it has the code
 * for it anyway, and what is shown here is then what the same gate will do.
 */
export async function read(text: string): Promise<Reading> {
  if (text.trim() === '') return NOTHING;
  const reply = await call('readText', { text });
  return reply.ok ? reply.value : { means: 'unreadable', failure: reply.failure };
}
