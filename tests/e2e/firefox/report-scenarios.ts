import assert from 'node:assert/strict';
import { urlId } from '../../simulator/canonical/url-id';
import { DEMO_KEY } from '../../simulator/keys';
import { MALICIOUS_DOMAIN, MALICIOUS_FILE, MALICIOUS_URL, SUSPICIOUS_IP } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { setUp } from './firefox';
import type { Scenario } from './scenarios';

const URL_ID = urlId(MALICIOUS_URL) ?? '';
const REPORTS = [
  [`url=${URL_ID}`, 'malicious', '#section-answer'],
  [`file=${MALICIOUS_FILE.sha256}`, 'malicious', '#section-signature'],
  [`domain=${MALICIOUS_DOMAIN}`, 'malicious', '#section-dns'],
  [`ip=${SUSPICIOUS_IP}`, 'suspicious', '#section-network'],
] as const;

/** The full report, as far as the browsers may differ. */
export const REPORT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a report of each kind for one request, a section for another, a comment once',
    async run(assay) {
      assay.simulator.control.setLimits(DEMO_KEY, { minute: 60 });
      await setUp(assay);
      for (const [fragment, verdict, panel] of REPORTS) {
        assay.simulator.control.clearLog();
        const report = await assay.open(`report.html#${fragment}`);
        await report.shows('data-verdict', verdict);
        await report.page.locator(panel).wait();
        await report.page.close();
        // Not loaded again: Firefox never tells the driver that such a page has been.
        const again = await assay.open(`report.html#${fragment}`);
        await again.shows('data-verdict', verdict);
        await again.page.locator(panel).wait();
        assert.equal(asked(assay.simulator).length, 1, fragment);
        await again.page.close();
      }
      const report = await assay.open(`report.html#url=${URL_ID}`);
      await report.shows('data-verdict', 'malicious');
      assay.simulator.control.clearLog();
      await report.press('Serving IP address: load (1 request)');
      await report.says('#section-serving-address', SUSPICIOUS_IP);
      assert.equal(asked(assay.simulator).length, 1);

      await report.fill('#section-comments textarea', 'Asks for card data. #phishing');
      await report.press('Post publicly');
      await report.says('#section-comments', 'Your comment is on VirusTotal.', 30_000);
      const posted = asked(assay.simulator).filter((one) => one.startsWith('POST'));
      assert.deepEqual(posted, [`POST /urls/${URL_ID}/comments`]);
    },
  },
];
