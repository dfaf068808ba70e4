import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReportFragment, reportFragment } from '@/utils/domain/report-address';

const SHA256 = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

describe('the address of a report', () => {
  it.each([
    { kind: 'url', id: SHA256 },
    { kind: 'file', id: SHA256 },
    { kind: 'file', id: SHA256.slice(0, 32) },
    { kind: 'domain', id: 'xn--exmple-4nf.example' },
    { kind: 'ip', id: '203.0.113.87' },
    { kind: 'ip', id: '2001:db8::7' },
  ] as const)('names $kind $id, and is read again', (object) => {
    expect(parseReportFragment(`#${reportFragment(object)}`)).toEqual({ asks: 'object', object });
  });

  it.each([
    ['', 'nothing'],
    ['#', 'nothing'],
    ['#url=5f12', 'unreadable'],
    [`#url=${SHA256.slice(0, 32)}`, 'unreadable'],
    [`#url=https://muster.example/`, 'unreadable'],
    ['#file=zz', 'unreadable'],
    ['#domain=203.0.113.87', 'unreadable'],
    ['#domain=https://muster.example/', 'unreadable'],
    ['#ip=muster.example', 'unreadable'],
    ['#somewhere', 'unreadable'],
    ['#check=', 'unreadable'],
  ])('%s is %s', (fragment, asks) => expect(parseReportFragment(fragment)).toEqual({ asks }));

  it('takes ids in any case and keeps them in one', () => {
    const read = parseReportFragment(`#url=${SHA256.toUpperCase()}`);
    expect(read).toEqual({ asks: 'object', object: { kind: 'url', id: SHA256 } });
  });

  it('names a check by its own id', () => {
    expect(parseReportFragment('#check=a%20b')).toEqual({ asks: 'check', id: 'a b' });
    expect(parseReportFragment('check=a#b')).toEqual({ asks: 'check', id: 'a#b' });
  });

  it('reads anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseReportFragment(`#${text}`)));
  });
});
