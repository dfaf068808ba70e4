import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { ListSource } from './read-source';

/** The text that stood in the field last: files take its place, and when they are gone it is back. */
export function useTyped(source: ListSource): RefObject<string> {
  const typed = useRef('');
  if (typeof source === 'string') typed.current = source;
  return typed;
}
