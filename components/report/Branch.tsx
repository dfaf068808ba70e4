import { useId, useState } from 'preact/hooks';
import type { ObjectRef } from '@/utils/domain/community';
import type { SectionName } from '@/utils/domain/report-section';
import { Icon } from '../parts/Icon';
import { number, t } from '../text';
import { SectionBody } from './SectionBody';
import { SectionContents } from './SectionContents';
import { sectionTitle } from './section-title';
import { useSurroundings } from './surroundings';
import { useSection } from './use-section';

interface BranchProps {
  readonly object: ObjectRef;
  readonly section: SectionName;
  readonly depth: number;
}

/** One relation of an object inside the tree; what it costs to open it stands beside it. */
export function Branch({ object, section, depth }: BranchProps) {
  const { store } = useSurroundings();
  const view = useSection(store, object, section);
  const [open, setOpen] = useState(false);
  const inner = useId();
  const read = view.pages.length > 0;
  return (
    <>
      <button
        type="button"
        class="rep-branch"
        aria-expanded={open}
        aria-controls={open ? inner : undefined}
        onClick={() => {
          setOpen(!open);
          if (!open) void store.load(object, section);
        }}
      >
        <Icon name="chevron" size={14} />
        <span>{sectionTitle(section)}</span>
        <span class="small dim">{read ? view.total !== null && number(view.total) : t('repOneRequest')}</span>
      </button>
      {open && (
        <div id={inner} class="rep-inner">
          <SectionBody object={object} section={section} view={view}>
            <SectionContents object={object} pages={view.pages} depth={depth} />
          </SectionBody>
        </div>
      )}
    </>
  );
}
