import { useEffect, useState } from 'preact/hooks';
import type { Reading } from './read-text';

const NOTHING: Reading = { means: 'nothing' };

/** What the text means, worked out as it is typed; the code for it is fetched once the popup is drawn. */
export function useReading(text: string, privateHosts: readonly string[]): Reading {
  const [reading, setReading] = useState<Reading>(NOTHING);
  useEffect(() => {
    let outdated = false;
    void read(text, privateHosts).then((next) => {
      if (!outdated) setReading(next);
    });
    return () => {
      outdated = true;
    };
  }, [text, privateHosts]);
  return reading;
}

/** The same once, for whoever presses Enter before the preview is there. */
export async function read(text: string, privateHosts: readonly string[]): Promise<Reading> {
  const { readText } = await import('./read-text');
  return readText(text, privateHosts);
}
