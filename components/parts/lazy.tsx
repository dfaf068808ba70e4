import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A component whose code is fetched when it is first drawn; nothing stands in its place until then. The popup
 * loads what a first verdict needs and no more.
 */
export function lazy<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | undefined;
  return function Lazy(props: Props) {
    const [, redraw] = useState(false);
    const Loaded = loaded;
    useEffect(() => {
      // Of what this drawing knew: another's code may have come since, and this one would stay empty.
      if (Loaded) return;
      let gone = false;
      void load().then((component) => {
        loaded = component;
        if (!gone) redraw(true);
      });
      return () => {
        gone = true;
      };
    }, []);
    return Loaded ? <Loaded {...props} /> : null;
  };
}
