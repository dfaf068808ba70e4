import { parseApiKey } from './api-key';
import { DEFAULT_SETTINGS, parseApiAddress, parseSettings, type Settings } from './settings';
import { parseWebhookAddress } from './webhook';

/** What an administrator may set besides the settings; each counts as a secret. */
export const MANAGED_SECRETS = ['key', 'webhookAddress', 'webhookSecret'] as const;

/** What the administrator's policy sets. Everything it does not name stays the user's own. */
export interface Managed {
  /** These stand in the place of the user's own, and cannot be changed. Without `privateHosts`. */
  readonly settings: Partial<Settings>;
  /** They stay here besides the user's own. */
  readonly privateHosts: readonly string[];
  readonly key: string | null;
  readonly webhook: { readonly address: string; readonly secret: string | null } | null;
  /** Names of fields that do not fit, or that Assay does not know: ignored. */
  readonly problems: readonly string[];
}

/** What pages may know of it: never the key, never the webhook's address. */
export interface ManagedView {
  readonly locked: readonly (keyof Settings)[];
  readonly privateHosts: readonly string[];
  readonly key: boolean;
  readonly webhook: boolean;
  readonly problems: readonly string[];
  /** The origin of the administrator's gateway, as long as the browser does not let Assay reach it. */
  readonly unreachable: string | null;
  /** The user's own settings, as they are without the policy. */
  readonly own: Settings;
  /** They are gone though they were saved: `own` is the defaults, until the user saves once. */
  readonly lost: boolean;
}

export const NOT_MANAGED: Managed = {
  settings: {},
  privateHosts: [],
  key: null,
  webhook: null,
  problems: [],
};

const FIELDS = Object.keys(DEFAULT_SETTINGS) as readonly (keyof Settings)[];
const LOCKABLE = FIELDS.filter((field) => field !== 'privateHosts');
const KNOWN: ReadonlySet<string> = new Set<string>([...FIELDS, ...MANAGED_SECRETS]);
const PROBLEMS_AT_MOST = 50;
const NAME_AT_MOST = 60;

/** Reads a policy. A field that does not fit is ignored and named; the others hold all the same. */
export function parseManaged(policy: unknown): Managed {
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) return NOT_MANAGED;
  const given = new Map<string, unknown>(Object.entries(policy));
  const problems = [...given.keys()].filter((name) => !KNOWN.has(name));
  const settings: Partial<Record<keyof Settings, unknown>> = {};
  for (const field of LOCKABLE) {
    if (!given.has(field)) continue;
    const value = given.get(field);
    if (fits(field, value)) settings[field] = parseSettings({ [field]: value })[field];
    else problems.push(field);
  }
  const { privateHosts } = parseSettings({ privateHosts: given.get('privateHosts') });
  if (given.has('privateHosts') && !fits('privateHosts', given.get('privateHosts')))
    problems.push('privateHosts');
  const key = typeof given.get('key') === 'string' ? parseApiKey(String(given.get('key'))) : null;
  if (given.has('key') && !key?.ok) problems.push('key');
  const webhook = webhookOf(given, problems);
  return {
    ...{ settings: settings as Partial<Settings>, privateHosts, webhook },
    key: key?.ok ? key.value : null,
    problems: problems.slice(0, PROBLEMS_AT_MOST).map((name) => name.slice(0, NAME_AT_MOST)),
  };
}

/** The settings that hold: the user's own, and the administrator's over them. */
export function withManaged(own: Settings, { settings, privateHosts }: Managed): Settings {
  return { ...own, ...settings, privateHosts: [...new Set([...own.privateHosts, ...privateHosts])] };
}

/** What of a change may be kept: not what the administrator has set. */
export function unlocked(change: Partial<Settings>, { settings }: Managed): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([field]) => !Object.hasOwn(settings, field)));
}

/** Whether reading it takes it as it is, rather than falling back to the default. */
function fits(field: keyof Settings, value: unknown): boolean {
  if (field === 'apiAddress') return parseApiAddress(value) !== null;
  const parsed = (one: unknown): unknown => parseSettings({ [field]: one })[field];
  if (Array.isArray(DEFAULT_SETTINGS[field])) {
    return Array.isArray(value) && value.every((one) => (parsed([one]) as readonly unknown[]).length === 1);
  }
  const read = parsed(value);
  return typeof value === 'object' && value !== null
    ? read !== null && typeof read === 'object'
    : read === value;
}

function webhookOf(given: ReadonlyMap<string, unknown>, problems: string[]): Managed['webhook'] {
  const [address, secret] = [given.get('webhookAddress'), given.get('webhookSecret')];
  const parsed = typeof address === 'string' ? parseWebhookAddress(address) : null;
  if (address !== undefined && parsed === null) problems.push('webhookAddress');
  const usable = typeof secret === 'string' && secret !== '' && parsed !== null;
  if (secret !== undefined && !usable) problems.push('webhookSecret');
  return parsed === null ? null : { address: parsed, secret: usable ? secret : null };
}
