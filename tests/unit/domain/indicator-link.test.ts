import { describe, expect, it } from 'vitest';
import { indicatorLink } from '@/utils/domain/indicator-link';
import { searchLink } from '@/utils/domain/permalink';

const GUI = 'https://www.virustotal.com/gui';

describe('indicatorLink', () => {
  it.each(['http://www.google.com', 'http://www.google.com/'])(
    'works out the id of a simple URL: %s',
    async (value) => {
      expect(await indicatorLink({ kind: 'url', value })).toMatch(
        /^https:\/\/www\.virustotal\.com\/gui\/url\/dd014af5[0-9a-f]{56}$/,
      );
    },
  );

  it.each([
    'http://a.example:99999/',
    'https://a.example/%2F',
    'https://a.example/a//b',
    'https://a.example/ä',
  ])('searches for %s', async (value) => {
    expect(await indicatorLink({ kind: 'url', value })).toBe(searchLink(value));
  });

  it('goes straight to everything else', async () => {
    expect(await indicatorLink({ kind: 'ip', value: '198.51.100.7' })).toBe(`${GUI}/ip-address/198.51.100.7`);
  });
});
