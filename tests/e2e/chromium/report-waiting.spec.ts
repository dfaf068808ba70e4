import { MALICIOUS_FILE } from '../../simulator/world/named';
import { expect, test } from './fixtures';
import { openReport } from './report-page';

test('a section waits for the minute to pass, without the report losing anything', async ({
  assay,
  simulator,
}) => {
  const report = await openReport(assay, `file=${MALICIOUS_FILE.sha256}`);
  await report.shows('malicious');
  for (const id of ['dropped-files', 'bundled-files', 'execution-parents', 'contacted-urls'])
    await report.load(id);
  await expect(report.section('contacted-urls').getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expect(report.section('dropped-files')).toContainText('Loaded');
  await report.section('contacted-urls').getByRole('button', { name: 'Cancel' }).click();
  await expect(report.section('contacted-urls')).toContainText('Not loaded yet');
  expect(simulator.control.log().filter(({ status }) => status === 429)).toEqual([]);
  await report.page.close();
});

test('a section that VirusTotal answers with 429 waits as well, and can be left alone', async ({
  assay,
  simulator,
}) => {
  const report = await openReport(assay, `file=${MALICIOUS_FILE.sha256}`);
  await report.shows('malicious');
  const effect = { kind: 'status', status: 429, code: 'QuotaExceededError' } as const;
  simulator.control.addFault({ path: '/dropped_files', times: 1, effect });
  await report.load('dropped-files');
  const cancel = report.section('dropped-files').getByRole('button', { name: 'Cancel' });
  await expect.poll(() => simulator.control.log().filter(({ status }) => status === 429).length).toBe(1);
  await expect(report.section('dropped-files')).toContainText('this may take up to 4 minutes');
  await cancel.click();
  await expect(report.section('dropped-files')).toContainText('Not loaded yet');
  await report.shows('malicious');
  await report.page.close();
});
