// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { newestSince, RELEASES, UNRELEASED } from '@/components/news/releases';
import { isNewer } from '@/utils/domain/version';
import { button, drawPopup, find } from './draw-popup';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

// The document's own URL class does not read files.
const root = resolve(fileURLToPath(import.meta.url), '../../..');
const file = (path: string): string => readFileSync(resolve(root, path), 'utf8');

it('an update is told in one line of the popup, which can be closed for good', async () => {
  const { sent, root } = await drawPopup({ over: { newsSince: '0.0.9' } });
  const line = await find('.news');
  expect(line.textContent).toContain(`Assay was updated to ${RELEASES[0]?.version}. What is new`);
  expect(line.querySelector('a')?.getAttribute('href')).toBe('/workspace.html#news');
  (await button('Close', '.news')).click();
  await vi.waitFor(() => expect(root.querySelector('.news')).toBeNull());
  expect(sent('newsRead')).toHaveLength(1);
});

it('no update, or one that has nothing to tell, is not told', async () => {
  const newest = RELEASES[0]?.version ?? '';
  for (const newsSince of [null, newest]) {
    const { sent, root } = await drawPopup({ over: { newsSince } });
    await vi.waitFor(() => expect(sent('newsSince')).toHaveLength(1));
    await find('.drop');
    expect(root.querySelector('.news')).toBeNull();
  }
  expect(newestSince(newest)).toBeUndefined();
});

it('knows no version that the change log does not know, newest first', () => {
  const versions = RELEASES.map(({ version }) => version);
  const told = [...file('CHANGELOG.md').matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(([, version]) => version);
  expect(versions.filter((version) => !told.includes(version))).toEqual([]);
  expect([...versions].sort((one, other) => (isNewer(one, other) ? -1 : 1))).toEqual(versions);
  expect(isNewer(versions[0] ?? '', JSON.parse(file('package.json')).version)).toBe(false);
});

it('says what the change log says under the same version and day, and nothing that the welcome page says', () => {
  const english: Record<string, { message: string }> = JSON.parse(file('public/_locales/en/messages.json'));
  const sections = file('CHANGELOG.md')
    .split(/^## /m)
    .map((section) => section.replace(/\s+/g, ' ').replaceAll('*', ''));
  const told = [
    ['Unreleased ', UNRELEASED] as const,
    ...RELEASES.map(
      ({ version, at, points }) =>
        [`${version} – ${new Date(at).toISOString().slice(0, 10)} `, points] as const,
    ),
  ];
  for (const [head, points] of told) {
    const section = sections.find((one) => one.startsWith(head));
    for (const point of points) expect(section, `${head}${point}`).toContain(english[point]?.message);
    expect(points.filter((point) => point.startsWith('welcome'))).toEqual([]);
  }
});
