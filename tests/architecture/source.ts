import { posix } from 'node:path';
import { withoutComments, withoutText } from './strip';

/** One import of a source file. */
export interface Import {
  /** A path from the root without its extension (`utils/domain/check`), or a package (`preact/hooks`). */
  readonly target: string;
  readonly typeOnly: boolean;
  readonly lazy: boolean;
}

/** One file as the rules see it. */
export interface Source {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly room: Room;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** Without comments, and without what stands between quotes. */
  readonly code: string;
}

const ROOMS = {
  domain: 'utils/domain/',
  services: 'utils/services/',
  platform: 'utils/platform/',
  rpc: 'utils/rpc/',
  components: 'components/',
  entrypoints: 'entrypoints/',
} as const;

export type Room = keyof typeof ROOMS | 'no room';

/** The room of HOUSE.md that a path belongs to. */
export function roomOf(path: string): Room {
  for (const [room, folder] of Object.entries(ROOMS)) {
    if (path.startsWith(folder)) return room as keyof typeof ROOMS;
  }
  return 'no room';
}

export function sourceOf(path: string, text: string): Source {
  const code = withoutComments(text);
  return {
    path,
    room: roomOf(path),
    lines: text.trimEnd().split('\n').length,
    imports: importsIn(path, code),
    code: withoutText(code),
  };
}

const FROM = /\b(?:import|export)\s+(type\s+)?([^'"`;()]*?)\bfrom\s*['"]([^'"]+)['"]/g;
const BARE = /\bimport\s*['"]([^'"]+)['"]/g;
const LAZY = /\bimport\s*\(\s*['"]([^'"]+)['"]/g;

function importsIn(path: string, code: string): Import[] {
  const at = (target = ''): string => resolve(path, target);
  return [
    ...[...code.matchAll(FROM)].map(([, type, names = '', target]) => ({
      target: at(target),
      typeOnly: type !== undefined || onlyTypes(names),
      lazy: false,
    })),
    ...[...code.matchAll(BARE)].map(([, target]) => ({ target: at(target), typeOnly: false, lazy: false })),
    ...[...code.matchAll(LAZY)].map(([, target]) => ({ target: at(target), typeOnly: false, lazy: true })),
  ];
}

/** `{ type A, type B }`: each name says that it is a type. */
function onlyTypes(names: string): boolean {
  const inside = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1];
  const parts = inside?.split(',').filter((part) => part.trim() !== '') ?? [];
  return parts.length > 0 && parts.every((part) => /^\s*type\s/.test(part));
}

function resolve(from: string, target: string): string {
  const plain = target.replace(/\?.*$/, '').replace(/\.tsx?$/, '');
  if (plain.startsWith('@/')) return plain.slice(2);
  return plain.startsWith('.') ? posix.join(posix.dirname(from), plain) : plain;
}
