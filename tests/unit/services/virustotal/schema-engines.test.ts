import { describe, expect, it } from 'vitest';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { parseReport } from '@/utils/services/virustotal/schema-report';
import { NOW, urlObject } from './fixtures';

const context = { now: NOW, origin: 'https://www.virustotal.com' };
const read = (object: unknown, kind: IndicatorKind) => parseReport(object, [kind], context);

describe('engines', () => {
  const engines = (text: string) =>
    read(urlObject({ last_analysis_stats: null, last_analysis_results: JSON.parse(text) }), 'url')?.engines;

  it('are values, whatever they are called (faults.md §5.35)', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
    const entries = names.map((name) => `"${name}":{"category":"malicious","result":"x","polluted":1}`);
    expect(engines(`{${entries.join(',')}}`)?.map(({ name }) => name)).toEqual(names);
    expect({}).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('category');
  });

  it('keep a category that is new as other (faults.md §5.39)', () => {
    expect(
      engines('{"A":{"category":"quantum"},"B":{"category":["malicious"]},"C":{},"D":null,"E":7}'),
    ).toEqual([
      { name: 'A', category: 'other', label: null, method: null, version: null, update: null },
      { name: 'B', category: 'other', label: null, method: null, version: null, update: null },
      { name: 'C', category: 'other', label: null, method: null, version: null, update: null },
    ]);
  });

  it('without a name have none', () => {
    expect(engines('{"":{"category":"malicious"}}')).toMatchObject([{ name: '', category: 'malicious' }]);
  });

  it('keep label, method, version and date of a file’s engine', () => {
    const entry = { category: 'malicious', result: 'Trojan.X', method: 'blacklist', engine_version: '1.2' };
    const dated = { A: { ...entry, engine_update: '20310505' }, B: { ...entry, engine_update: 'yesterday' } };
    const odd = ['x20310505', '20310505x', '2031050'].map((engine_update) => ({ ...entry, engine_update }));
    for (const A of odd) expect(engines(JSON.stringify({ A }))).toMatchObject([{ update: null }]);
    expect(engines(JSON.stringify(dated))).toMatchObject([
      { label: 'Trojan.X', method: 'blacklist', version: '1.2', update: '20310505' },
      { update: null },
    ]);
  });

  it('are not taken without end', () => {
    const many = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, i) => [`E${i}`, { category: 'harmless' }]),
    );
    expect(engines(JSON.stringify(many))).toHaveLength(500);
  });
});
