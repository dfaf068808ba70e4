import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of the services may live. */
export const EXPLAINED_SERVICES: readonly Explained[] = [
  ...explain('services/virustotal/body', 'same', [
    "return { state: 'whole', text: pieces.join('') + decoder.decode() };",
    '""',
  ]),
  ...explain(
    'services/virustotal/body',
    'same',
    ["if (!response.body) return { state: 'whole', text: '' };", '""'],
    "signal.addEventListener('abort', stop, { once: true });",
  ),
  ...explain('services/virustotal/headers', 'same', "const time = Date.parse(headers.get('date') ?? '');"),
  ...explain('services/virustotal/headers', 'same', [
    "const text = headers.get('retry-after') ?? '';",
    'Stryker',
  ]),
  ...explain(
    'services/virustotal/headers',
    'never',
    ["return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';", '[0].trim'],
    ["return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';", 'Stryker'],
  ),
  ...explain(
    'services/virustotal/location',
    'words',
    "if (base === null) return failed({ tag: 'internal', detail: 'the API address cannot be used' });",
  ),
  ...explain(
    'services/virustotal/location',
    'never',
    'if (url.origin !== apiOrigin || !url.pathname.startsWith(home.pathname)) return foreign();',
  ),
  ...explain('services/virustotal/post-file', 'same', '() => false,'),
  ...explain('services/virustotal/request', 'same', ['...(body === undefined ? {} : { body }),', 'false']),
  ...explain('services/virustotal/understand', 'same', '} catch {'),
  ...explain(
    'services/virustotal/schema-asked',
    'never',
    "return reportOf('file', ({ file }) => [file?.md5, file?.sha1, file?.sha256].includes(asked));",
  ),
  ...explain('services/virustotal/schema-analysis', 'same', [
    'itemId: itemId !== null && /^[0-9a-f]{64}$/.test(itemId) ? itemId : null,',
    'true',
  ]),
  ...explain(
    'services/virustotal/schema-engines',
    'same',
    ["return typeof value === 'string' && CATEGORIES.has(value);", 'true'],
    ['update: update !== null && /^\\d{8}$/.test(update) ? update : null,', 'true'],
  ),
  ...explain(
    'services/virustotal/schema-related',
    'same',
    ["if (!isFields(value) || typeof value.id !== 'string') return undefined;", 'false'],
    'if (kind === undefined || !kinds.includes(kind)) return undefined;',
    "const kind = KINDS.get(textOf(value.type) ?? '');",
  ),
  ...explain(
    'services/virustotal/schema-report',
    'same',
    "const kind = KINDS.get(object?.type ?? '');",
    'if (!object?.attributes || kind === undefined || !kinds.includes(kind)) return undefined;',
  ),
  ...explain(
    'services/virustotal/schema-stats',
    'same',
    ['return total !== null && total <= TOTAL_MAX ? total : null;', 'true'],
    ['if (one.malicious !== other.malicious) return one.malicious > other.malicious;', '>='],
    ['return one.suspicious > other.suspicious;', '>='],
  ),
  ...explain('services/virustotal/schema-url', 'same', [
    'return hash !== null && /^[0-9a-f]{64}$/.test(hash) ? hash : null;',
    'true',
  ]),
  ...explain('services/virustotal/schema-file', 'same', [
    'return text !== null && text.length === length && /^[0-9a-f]+$/.test(text) ? text : null;',
    'true && text.length',
  ]),
  ...explain('services/virustotal/schema-file', 'never', [
    "return textOf(textOf(signature.signers)?.split(';')[0]?.trim());",
    '[0].trim',
  ]),
  ...explain(
    'services/virustotal/headers',
    'same',
    "const until = Date.parse(text.includes(':') ? text : '');",
  ),
  ...explain(
    'services/virustotal/schema-asked',
    'same',
    `return parseHost(host.includes(':') ? \`[\${host}]\` : host)?.value ?? host.toLowerCase();`,
  ),
  ...explain(
    'services/virustotal/schema-certificate',
    'same',
    'if (text === null || !/^\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d$/.test(text)) return null;',
  ),
  ...explain('services/virustotal/schema-details', 'same', '} catch {'),
  ...explain(
    'services/virustotal/upload',
    'words',
    "return noAnswer({ tag: 'internal', detail: 'the file cannot be read' });",
  ),
  ...explain('services/virustotal/upload', 'same', "key: key ?? (await readKey()) ?? '',"),
];
