import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalizeUrl, sha256 } from '../simulator/canonical/url-id';

/** Real pairs of URL and id (virustotal-api.md §3). They are read where they lie and never copied here. */
const file = join(resolve(process.env.ASSAY_SHARED ?? '../shared'), 'url-ids.tsv');

function pairs(): [id: string, url: string][] {
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  return rows.map((row) => {
    const [id = '', url = ''] = row.split('\t');
    return [id, url.startsWith('"') ? String(JSON.parse(url)) : url];
  });
}

describe('real URL ids', () => {
  it('has the recordings at hand (ASSAY_SHARED)', () => expect(existsSync(file), file).toBe(true));

  it.each(existsSync(file) ? pairs() : [])('%s', (id, url) => {
    const form = canonicalizeUrl(url);
    expect(form?.url).toBe(url);
    expect(sha256(form?.url ?? '')).toBe(id);
  });
});
