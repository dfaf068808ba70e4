import { meansEveryHost } from '@/utils/domain/host-pattern';

/** Settings keep no more private hosts than this (settings.ts). */
export const HOSTS_MAX = 1_000;

/** A line that names no one host, and where it stands, counted from 1. */
export interface UnusableLine {
  readonly line: number;
  readonly text: string;
}

export interface HostLines {
  readonly hosts: readonly string[];
  readonly unusable: readonly UnusableLine[];
  /** Lines that mean every host there is. */
  readonly boundless: readonly UnusableLine[];
}

/** Several on one line, or a sentence. */
const SEVERAL = /[\s,;]/;
/** `203.0.113.0/24` would be taken for the one address 203.0.113.0, and the rest of the network would leave. */
const NETWORK = /^[\d.]+\/\d+$|^\[?[0-9a-f:]+\]?\/\d+$/;
/** Settings drop longer ones. */
const TOO_LONG = 254;

/** Reads the list of private hosts, one a line; empty lines and repetitions are left out without a word. */
export function parseHostLines(text: string): HostLines {
  const lines = text.split('\n').map((line, index) => ({ line: index + 1, text: line.trim().toLowerCase() }));
  const filled = lines.filter((line) => line.text !== '');
  const boundless = filled.filter((line) => meansEveryHost(line.text));
  const bounded = filled.filter((line) => !boundless.includes(line));
  const usable = bounded.filter((line) => isHostPattern(line.text));
  return {
    hosts: [...new Set(usable.map((line) => line.text))],
    unusable: bounded.filter((line) => !isHostPattern(line.text)),
    boundless,
  };
}

/** Anything else works: `matchesHost` takes names, addresses, `*`, and the host of a pasted address. */
function isHostPattern(text: string): boolean {
  return text.length < TOO_LONG && !SEVERAL.test(text) && !NETWORK.test(text);
}
