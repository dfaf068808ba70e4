import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import { visibleText } from '@/utils/domain/visible-text';
import { listing, number, t } from '../text';
import { DraftTrouble } from './DraftTrouble';
import { HOSTS_MAX, type HostLines, parseHostLines, type UnusableLine } from './host-lines';
import { LockedNote } from './LockedNote';
import { Row } from './Row';
import { SaveStatus } from './SaveStatus';
import { useDraft } from './use-draft';

/** After so many milliseconds without a key press the list is kept, so that closing the tab loses nothing. */
const PAUSE = 500;
const UNUSABLE_SHOWN = 3;

interface PrivateHostsProps {
  /** The user's own. */
  readonly hosts: readonly string[];
  /** An administrator's, besides them. */
  readonly managed: readonly string[];
  readonly save: (hosts: readonly string[]) => Promise<Failure | null>;
}

/** The user's own list of hosts that stay here. The text stays as typed; what is no host is said, not dropped. */
export function PrivateHosts({ hosts, managed, save }: PrivateHostsProps) {
  const draft = useDraft(hosts, save);
  const [typed, setTyped] = useState<string | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const text = typed ?? hosts.join('\n');
  const lines = parseHostLines(text);

  useEffect(() => () => clearTimeout(pause.current), []);

  const keep = (edited: string): void => {
    clearTimeout(pause.current);
    const next = parseHostLines(edited).hosts.slice(0, HOSTS_MAX);
    if (next.join('\n') !== draft.value.join('\n')) void draft.put(next);
  };

  return (
    <Row
      wide
      label={t('setHosts')}
      control="hosts"
      note={t('setHostsNote')}
      noteId="hosts-note"
      status={<SaveStatus saving={draft.saving} />}
      trouble={<DraftTrouble draft={draft} />}
    >
      <textarea
        class="mono hosts"
        id="hosts"
        rows={Math.min(Math.max(text.split('\n').length, 3), 12)}
        spellcheck={false}
        autocapitalize="off"
        aria-describedby="hosts-note hosts-unusable"
        value={text}
        onInput={(event) => {
          const edited = event.currentTarget.value;
          setTyped(edited);
          clearTimeout(pause.current);
          pause.current = setTimeout(() => keep(edited), PAUSE);
        }}
        onBlur={() => typed !== null && keep(typed)}
      />
      <p class="option-note" id="hosts-unusable" role="status">
        {complaint(lines)}
      </p>
      {managed.length > 0 && (
        <div class="option-note">
          <LockedNote />
          <ul class="managed-hosts mono" translate={false}>
            {managed.map((host) => (
              <li key={host}>{visibleText(host, 254)}</li>
            ))}
          </ul>
        </div>
      )}
    </Row>
  );
}

function complaint({ hosts, unusable, boundless }: HostLines): string {
  if (hosts.length > HOSTS_MAX) return t('setHostsTooMany', number(HOSTS_MAX));
  if (boundless.length > 0) return t('setHostsBoundless', linesOf(boundless));
  return unusable.length > 0 ? t('setHostsUnusable', linesOf(unusable)) : '';
}

function linesOf(unusable: readonly UnusableLine[]): string {
  const named = unusable.slice(0, UNUSABLE_SHOWN);
  const items = named.map(({ line, text }) => t('setHostsLine', number(line), text.slice(0, 60)));
  if (unusable.length > named.length) items.push('…');
  return listing(items);
}
