import type { Behaviour, SandboxRun, Technique } from '@/utils/domain/behaviour';
import { LIST_MAX } from '@/utils/domain/details';
import type { Read, ReadContext } from './call';
import { parseFull } from './schema-object';
import { type Fields, fieldsOf, isFields, textOf, textsOf, timeOf } from './schema-value';

/** One more than is shown: then there is a rest. */
const READ_MAX = LIST_MAX + 1;

/** `behaviour_summary`: all sandboxes' runs in one plain dictionary (virustotal-api.md §4). */
export const readBehaviour: Read<Behaviour> = ({ data }) => (isFields(data) ? behaviourOf(data) : undefined);

/** One element of `…/behaviours`. */
export function readSandboxRun(value: unknown, { now }: ReadContext): SandboxRun | undefined {
  const object = parseFull(value, 'file_behaviour');
  if (!object) return undefined;
  const { attributes, id } = object;
  const at = timeOf(attributes.analysis_date, now);
  return { id, sandbox: textOf(attributes.sandbox_name), at, ...behaviourOf(attributes) };
}

function behaviourOf(run: Fields): Behaviour {
  return {
    processes: textsOf(run.processes_created, READ_MAX),
    commands: textsOf(run.command_executions, READ_MAX),
    filesWritten: textsOf(run.files_written, READ_MAX),
    filesDropped: pluck(run.files_dropped, 'path'),
    registryKeysSet: pluck(run.registry_keys_set, 'key'),
    mutexes: textsOf(run.mutexes_created, READ_MAX),
    hosts: pluck(run.dns_lookups, 'hostname'),
    addresses: pluck(run.ip_traffic, 'destination_ip'),
    urls: pluck(run.http_conversations, 'url'),
    techniques: techniquesOf(run.mitre_attack_techniques),
    verdicts: textsOf(run.verdicts, READ_MAX),
    tags: textsOf(run.tags, READ_MAX),
  };
}

/** One field of each object in a list. */
function pluck(list: unknown, field: string): readonly string[] {
  return Array.isArray(list)
    ? textsOf(
        list.map((entry) => fieldsOf(entry)[field]),
        READ_MAX,
      )
    : [];
}

function techniquesOf(list: unknown): readonly Technique[] {
  if (!Array.isArray(list)) return [];
  const techniques: Technique[] = [];
  for (const entry of list.slice(0, READ_MAX)) {
    const fields = fieldsOf(entry);
    const id = textOf(fields.id);
    if (id !== null) techniques.push({ id, description: textOf(fields.signature_description) });
  }
  return techniques;
}
