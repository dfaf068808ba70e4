import type { Behaviour } from '@/utils/domain/behaviour';
import { LIST_MAX } from '@/utils/domain/details';
import { type MessageKey, t } from '../text';
import { MoreList } from './MoreList';
import { Quoted } from './Quoted';

const FIRST = 6;

type TextGroup = Exclude<keyof Behaviour, 'techniques'>;

/** In the order in which one reads what a program did: what ran, what it left, whom it called. */
const GROUPS: readonly (readonly [TextGroup, MessageKey])[] = [
  ['verdicts', 'repSandboxes'],
  ['processes', 'behProcesses'],
  ['commands', 'behCommands'],
  ['filesWritten', 'behWritten'],
  ['filesDropped', 'headDropped'],
  ['registryKeysSet', 'behRegistry'],
  ['mutexes', 'behMutexes'],
  ['hosts', 'behHosts'],
  ['addresses', 'behAddresses'],
  ['urls', 'behUrls'],
  ['tags', 'factTags'],
];

/** What sandboxes saw a file do, merged, in readable groups; empty ones are left out. */
export function BehaviourGroups({ behaviour }: { behaviour: Behaviour }) {
  const groups = GROUPS.filter(([group]) => behaviour[group].length > 0);
  const { techniques } = behaviour;
  if (groups.length === 0 && techniques.length === 0) {
    return <p class="rep-empty muted">{t('repEmpty')}</p>;
  }
  return (
    <div class="rep-behaviour">
      {techniques.length > 0 && (
        <div>
          <h3>{t('behTechniques')}</h3>
          <MoreList
            items={techniques}
            first={FIRST}
            most={LIST_MAX}
            draw={({ id, description }) => (
              <>
                <Quoted text={id} mono /> {description && <Quoted text={description} />}
              </>
            )}
          />
        </div>
      )}
      {groups.map(([group, title]) => (
        <div key={group}>
          <h3>{t(title)}</h3>
          <MoreList
            items={behaviour[group]}
            first={FIRST}
            most={LIST_MAX}
            draw={(text) => <Quoted text={text} mono />}
          />
        </div>
      ))}
    </div>
  );
}
