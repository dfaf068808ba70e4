import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asked } from '../support/requests';
import { seedAnswers } from '../support/seed-answers';
import { expect, test } from './fixtures';
import { asFiles, hashes, readIn } from './list-messages';
import { openWorkspace } from './workspace-page';

test.describe.configure({ timeout: 240_000 });

const ROWS = 10_000;
const NUMBERS = Array.from({ length: ROWS }, (_, at) => at + 1);
/** As `seedAnswers` says. */
const enginesOf = (n: number): number => (n % 3 === 0 ? (n % 60) + 3 : 0);
const big = { maxBuffer: 200_000_000 };

test('ten thousand rows are taken out whole, for no request, and other programs read them', async ({
  assay,
  simulator,
}) => {
  const options = await assay.openOptions();
  const values = hashes(ROWS);
  const list = await readIn(options.page, asFiles(values));
  await seedAnswers(options.page, { list, rows: ROWS, noise: 200 });
  const { page, button } = await openWorkspace(assay, `list=${list}`);
  const saved = async (item: RegExp): Promise<string> => {
    await page.getByText('Export', { exact: true }).click();
    const download = page.waitForEvent('download', { timeout: 120_000 });
    await button(item).click();
    await expect(page.getByText(/^Exporting… \d/)).toBeVisible();
    const path = join(assay.profile, (await download).suggestedFilename());
    await (await download).saveAs(path);
    return path;
  };

  const zip = await saved(/^ZIP/);
  expect(execFileSync('unzip', ['-tq', zip], big).toString()).toContain('No errors detected');
  const names = execFileSync('unzip', ['-Z1', zip], big).toString().trim().split('\n');
  expect(names.toSorted()).toEqual([...values.map((value) => `${value}.json`), 'log.txt'].toSorted());
  const all = execFileSync('unzip', ['-p', zip, '*.json'], big);
  writeFileSync(join(assay.profile, 'all.json'), all);
  const ids = execFileSync('jq', ['-r', '.data.id', join(assay.profile, 'all.json')], big).toString();
  expect(ids.trim().split('\n')).toEqual(values);

  const lines = execFileSync(
    'jq',
    ['-c', '[.indicator, .malicious, (.flagging_engines | length)]', await saved(/^JSON lines$/)],
    big,
  );
  const told = lines
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(told).toEqual(NUMBERS.map((n) => [values[n - 1], enginesOf(n), enginesOf(n)]));

  const reader =
    'import csv,sys,json;print(json.dumps(list(csv.DictReader(open(sys.argv[1],encoding="utf-8-sig",newline="")))))';
  const csv = JSON.parse(execFileSync('python3', ['-c', reader, await saved(/^CSV/)], big).toString());
  expect(csv.map((row: Record<string, string>) => [row.indicator, row.verdict, row.malicious])).toEqual(
    NUMBERS.map((n) => [
      values[n - 1],
      enginesOf(n) >= 3 ? 'malicious' : 'nothing-found',
      String(enginesOf(n)),
    ]),
  );
  expect(csv[2].flagging_engines.split('; ')).toHaveLength(enginesOf(3));
  expect(readFileSync(zip).byteLength).toBeGreaterThan(ROWS * 300);
  expect(asked(simulator)).toEqual([]);
});
