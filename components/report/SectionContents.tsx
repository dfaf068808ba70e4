import type { ObjectRef } from '@/utils/domain/community';
import type { SectionPage } from '@/utils/domain/report-section';
import { t } from '../text';
import { BehaviourGroups } from './BehaviourGroups';
import { CertificateList } from './CertificateList';
import { RelatedList } from './Related';
import { ResolutionList } from './ResolutionList';
import { itemsOf } from './section-items';
import { WhoisList } from './WhoisList';

interface SectionContentsProps {
  readonly object: ObjectRef;
  readonly pages: readonly SectionPage[];
  readonly depth: number;
}

/** What the pages of one section hold, whichever shape they have. */
export function SectionContents({ object, pages, depth }: SectionContentsProps) {
  const [first] = pages;
  if (!first) return null;
  const { content } = first;
  if ('page' in content && pages.every((page) => isEmpty(page))) {
    return <p class="rep-empty muted">{t('repEmpty')}</p>;
  }
  switch (content.shape) {
    case 'related':
      return (
        <>
          {depth === 0 && <p class="rep-note small dim">{t('repRowsNote')}</p>}
          <RelatedList items={itemsOf(pages, 'related')} depth={depth} />
        </>
      );
    case 'resolutions':
      return <ResolutionList items={itemsOf(pages, 'resolutions')} of={object.kind} />;
    case 'certificates':
      return <CertificateList items={itemsOf(pages, 'certificates')} />;
    case 'whois':
      return <WhoisList items={itemsOf(pages, 'whois')} />;
    case 'behaviour':
      return <BehaviourGroups behaviour={content.behaviour} />;
    default:
      // Votes and comments have a part of the page of their own.
      return null;
  }
}

function isEmpty({ content }: SectionPage): boolean {
  return 'page' in content && content.page.items.length === 0;
}
