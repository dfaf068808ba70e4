import { useCurrentSection } from '../parts/use-current-section';
import { t } from '../text';

interface IndexProps<Id extends string> {
  readonly ids: readonly Id[];
  readonly titles: Readonly<Record<Id, string>>;
}

/** The page's sections, the one being read marked; not shown where there is no room beside them. */
export function Index<Id extends string>({ ids, titles }: IndexProps<Id>) {
  const current = useCurrentSection(ids);
  return (
    <nav class="options-index" aria-label={t('setIndex')}>
      {ids.map((id) => (
        <a key={id} href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
          {titles[id]}
        </a>
      ))}
    </nav>
  );
}
