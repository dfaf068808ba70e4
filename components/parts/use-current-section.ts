import { useEffect, useState } from 'preact/hooks';

/** A section counts as reached when its top is this far, in pixels, below the window's. */
const REACHED = 120;

/** The id of the section being read: the last one reached, or the last one of all at the end of the page. */
export function useCurrentSection(ids: readonly string[]): string | undefined {
  const [current, setCurrent] = useState(ids[0]);

  useEffect(() => {
    const look = (): void => setCurrent(atEnd() ? ids.at(-1) : (reached(ids) ?? ids[0]));
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [ids]);

  return current;
}

function reached(ids: readonly string[]): string | undefined {
  return ids.findLast((id) => {
    const section = document.getElementById(id);
    return section !== null && section.getBoundingClientRect().top <= REACHED;
  });
}

function atEnd(): boolean {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollY > 0 && scrollY + clientHeight >= scrollHeight - 2;
}
