import { useEffect, useRef, useState } from 'preact/hooks';
import type { DownloadView } from '@/utils/domain/download';
import { visibleText } from '@/utils/domain/visible-text';
import { useGatewayName } from '../parts/gateway';
import { t } from '../text';
import { rowText } from './row-text';

/**
 * What the live region says: a download that got its verdict while the page was open, by name and finding.
 * What the list already held when it was opened, searched or filtered is no news.
 */
export function useSaid(rows: readonly DownloadView[] | null) {
  const [said, say] = useState('');
  const gateway = useGatewayName();
  const busy = useRef<ReadonlySet<string>>(new Set());

  useEffect(() => {
    if (rows === null) return;
    const news = rows.filter((row) => isAnswered(row) && busy.current.has(row.key));
    const [first] = news;
    if (first) say(t('dlSpoken', visibleText(first.name, 200), rowText(first, Date.now(), gateway).finding));
    busy.current = new Set(rows.filter((row) => !isAnswered(row)).map(({ key }) => key));
  }, [rows, gateway]);

  return { said, say };
}

/** It has a verdict; one that is held has one before its end. */
function isAnswered({ stage, verdict }: DownloadView): boolean {
  return stage === 'checked' || (stage === 'held' && verdict !== null);
}
