import { describe, expect, it } from 'vitest';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { parseDetails } from '@/utils/services/virustotal/schema-details';
import { parseReport } from '@/utils/services/virustotal/schema-report';
import { everyChange } from '../fuzz/every-path';
import { isSane, isTame } from '../support/sane';
import { dataOf, isReply, NOW, of } from './recordings';

const context = { now: NOW, origin: 'https://www.virustotal.com' };
/** What only the full report reads is read of each so-many-th change: it goes by the same few readers. */
const DETAILS_OF = 50;

describe.each<IndicatorKind>(['url', 'file', 'domain', 'ip'])(
  'a real report with one thing changed: %s',
  (kind) => {
    it.each(of(kind, isReply))('$file', { timeout: 300_000 }, (recording) => {
      let changes = 0;
      for (const value of everyChange(dataOf(recording))) {
        changes += 1;
        const report = parseReport(value, [kind], context);
        if (report) isSane(report, NOW);
        if (changes % DETAILS_OF === 0) isTame(parseDetails(JSON.stringify({ data: value }), kind, NOW));
      }
      expect(changes).toBeGreaterThan(500);
      expect({}).not.toHaveProperty('polluted');
    });
  },
);
