import type { NamedText } from '@/utils/domain/details';
import { MoreList } from './MoreList';
import { Quoted } from './Quoted';

const FIRST = 12;

/** Names and values as VirusTotal sent them: headers, cookies, each vendor's category. */
export function NamedTexts({ items }: { items: readonly NamedText[] }) {
  return (
    <div class="rep-body">
      <MoreList
        class="rep-named"
        items={items}
        first={FIRST}
        draw={({ name, value }) => (
          <>
            <span class="rep-named-name">
              <Quoted text={name} mono />
            </span>
            <span>
              <Quoted text={value} mono />
            </span>
          </>
        )}
      />
    </div>
  );
}
