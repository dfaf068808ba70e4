import type { ObjectRef } from '@/utils/domain/community';
import type { SectionName } from '@/utils/domain/report-section';
import { Panel } from './Panel';
import { SectionAside } from './SectionAside';
import { SectionBody } from './SectionBody';
import { SectionContents } from './SectionContents';
import { sectionTitle } from './section-title';
import { useSurroundings } from './surroundings';
import { useSection } from './use-section';

interface ReadSectionProps {
  readonly object: ObjectRef;
  readonly section: SectionName;
  readonly now: number;
}

/** A section that is read when it is opened: its cost before, its age afterwards, its failure in place. */
export function ReadSection({ object, section, now }: ReadSectionProps) {
  const { store } = useSurroundings();
  const view = useSection(store, object, section);
  const { pages, loading, failure } = view;
  const [first] = pages;
  const aside = <SectionAside object={object} section={section} view={view} now={now} />;
  return (
    <div class={first || loading || failure ? 'rep-section' : 'rep-section rep-unread'}>
      <Panel id={section} title={sectionTitle(section)} aside={aside}>
        <SectionBody object={object} section={section} view={view}>
          <SectionContents object={object} pages={pages} depth={0} />
        </SectionBody>
      </Panel>
    </div>
  );
}
