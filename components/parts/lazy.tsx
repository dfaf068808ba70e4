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
    useEffect(() => {
      if (loaded) return;
      let gone = false;
      void load().then((component) => {
        loaded = component;
        if (!gone) redraw(true);
      });
      return () => {
        gone = true;
      };
    }, []);
    if (!loaded) return null;
    const Loaded = loaded;
    return <Loaded {...props} />;
  };
}
