import type { Route } from '../http/call';
import type { Json } from '../json';
import { KINDS } from '../store/collections';
import { FILE_ENGINES, WEB_ENGINES } from '../world/engines';
import { ENTERPRISE_RELATIONS, OPEN_RELATIONS } from './relation-catalog';

function metadata(): Json {
  const engines = [...new Set([...FILE_ENGINES, ...WEB_ENGINES])].sort();
  const relationships = KINDS.map((kind) => {
    const names = [...OPEN_RELATIONS[kind], ...ENTERPRISE_RELATIONS[kind]].sort();
    return [
      kind,
      names.map((name) => ({ name, description: `The ${name.replace(/_/g, ' ')} of a ${kind}` })),
    ];
  });
  return {
    data: {
      engines: Object.fromEntries(engines.map((name) => [name, {}])),
      privileges: ['intelligence', 'private-scanning'],
      relationships: Object.fromEntries(relationships),
    },
  };
}

/** `metadata` (virustotal-api.md §8). */
export const metadataRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/metadata', charge: 'before', usage: 'metadata', handle: metadata },
];
