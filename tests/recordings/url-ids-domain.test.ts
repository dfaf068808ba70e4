import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalizeUrl } from '@/utils/domain/canonical-url';
import { urlId } from '@/utils/domain/url-id';

/** Real pairs of URL and id (virustotal-api.md §3), read where they lie; the extension's own arithmetic. */
const file = join(resolve(process.env.ASSAY_SHARED ?? '../shared'), 'url-ids.tsv');

function pairs(): [id: string, url: string][] {
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  return rows.map((row) => {
    const [id = '', url = ''] = row.split('\t');
    return [id, url.startsWith('"') ? String(JSON.parse(url)) : url];
  });
}

describe('real URL ids, in the extension', () => {
  it('has the recordings at hand (ASSAY_SHARED)', () => expect(existsSync(file), file).toBe(true));

  it.each(existsSync(file) ? pairs() : [])('%s', async (id, url) => {
    expect(canonicalizeUrl(url)).toBe(url);
    expect(await urlId(canonicalizeUrl(url) ?? '')).toBe(id);
  });
});
