import { describe, expect, it } from 'vitest';
import { permalink, searchLink } from '@/utils/domain/permalink';

const GUI = 'https://www.virustotal.com/gui';
const ID = 'a'.repeat(64);

describe('permalink (virustotal-api.md §9)', () => {
  it.each([
    ['url', ID, `${GUI}/url/${ID}`],
    ['file', ID, `${GUI}/file/${ID}`],
    ['domain', 'evil.example', `${GUI}/domain/evil.example`],
    ['ip', '2001:db8::1', `${GUI}/ip-address/2001:db8::1`],
    ['domain', '../x?y#z', `${GUI}/domain/..%2Fx%3Fy%23z`],
  ] as const)('%s %s', (kind, id, link) => expect(permalink({ kind, id })).toBe(link));
});

describe('searchLink', () => {
  it('escapes everything', () => {
    expect(searchLink('http://a.example/?b=c#d')).toBe(`${GUI}/search/http%3A%2F%2Fa.example%2F%3Fb%3Dc%23d`);
    expect(searchLink('\ud800')).toBe(`${GUI}/search/%EF%BF%BD`);
  });
});
