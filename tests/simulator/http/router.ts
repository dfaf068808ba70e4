import type { Route } from './call';

interface Match {
  route: Route;
  params: Record<string, string>;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function matchPattern(pattern: string, segments: readonly string[]): Record<string, string> | null {
  const expected = pattern.split('/');
  if (expected.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const actual = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(actual);
    else if (part !== actual) return null;
  }
  return params;
}

/** The first route that takes this method and path; more exact patterns stand first in the table. */
export function findRoute(routes: readonly Route[], method: string, path: string): Match | null {
  const segments = path.replace(/\/$/, '').split('/');
  for (const route of routes) {
    const params = route.method === method ? matchPattern(route.pattern, segments) : null;
    if (params !== null) return { route, params };
  }
  return null;
}
