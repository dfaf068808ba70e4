import type { Call } from '../http/call';
import type { Json, JsonObject } from '../json';
import type { WorldObject } from '../store/model';

/** What belongs to one sandbox run and not to the file. */
const PER_RUN = new Set(
  'analysis_date behash has_evtx has_html_report has_memdump has_pcap last_modification_date sandbox_name'.split(
    ' ',
  ),
);

function merge(summary: JsonObject, attributes: JsonObject): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (PER_RUN.has(key) || !Array.isArray(value)) continue;
    const before = (summary[key] ?? []) as Json[];
    const seen = new Set(before.map((item) => JSON.stringify(item)));
    summary[key] = [...before, ...value.filter((item) => !seen.has(JSON.stringify(item)))];
  }
}

/** All sandboxes' reports merged, bare under `data` (virustotal-api.md §4). */
export function behaviourSummary(call: Call, file: WorldObject): Json {
  const summary: JsonObject = {};
  for (const ref of file.relations.get('behaviours')?.refs ?? []) {
    merge(summary, call.world.store.entity(ref)?.attributes ?? {});
  }
  return { data: summary };
}
