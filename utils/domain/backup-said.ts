import { countOf, fieldsOf, textOf, timeOf } from './backup-field';
import type { HistorySaid } from './history';
import type { Flagging } from './list';

const LONGEST = { id: 200, engine: 200, label: 200 };
/** More engines than VirusTotal has. */
const ENGINES_AT_MOST = 500;

/** What a report said, as an entry of history in the file has it; null for what is none. */
export function readSaid(value: unknown): HistorySaid | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const [malicious, suspicious] = [countOf(fields.get('malicious')), countOf(fields.get('suspicious'))];
  const [id, engines] = [textOf(fields.get('id'), LONGEST.id), fields.get('engines')];
  if (malicious === null || suspicious === null || id === null || id === '' || !Array.isArray(engines))
    return null;
  const flagging = engines.slice(0, ENGINES_AT_MOST).map(flaggingOf);
  return {
    ...{ analysedAt: timeOf(fields.get('analysedAt')), malicious, suspicious, id },
    engines: flagging.filter((each) => each !== null),
  };
}

function flaggingOf(value: unknown): Flagging | null {
  const fields = fieldsOf(value);
  const engine = fields && textOf(fields.get('engine'), LONGEST.engine);
  return fields && engine ? { engine, label: textOf(fields.get('label'), LONGEST.label) } : null;
}
