import { describe, expect, it } from 'vitest';
import { cellsAt, cellsOf } from '@/utils/domain/list-cells';

const ONE = 'https://a.example/x';
const QUERY = 'https://a.example/?q=1';
const MD5 = '44d88612fea8a8f36de82e1278abb02f';

describe('a line of a list', () => {
  it.each([
    ['a tab', 'a.example\tb', ['a.example', 'b']],
    ['quotes, and a delimiter behind', `"${ONE},y";note`, [`${ONE},y`, 'note']],
    ['quotes, and a delimiter before', `x1|"${ONE},y"`, ['x1', `${ONE},y`]],
    ['another address', `${ONE};hxxp[:]//b.example/y`, [ONE, 'hxxp[:]//b.example/y']],
    ['another address behind a query', `${QUERY},${ONE}`, [QUERY, ONE]],
    ['a hash', `${ONE}|${MD5}`, [ONE, MD5]],
    ['a hash behind a query', `${QUERY}|${MD5}`, [QUERY, MD5]],
    ['a day', `${ONE},2026-01-01`, [ONE, '2026-01-01']],
    ['a remark', `${ONE},seen in mail`, [ONE, 'seen in mail']],
    ['a remark behind spaces', ` ${ONE} ,seen in mail`, [` ${ONE} `, 'seen in mail']],
    ['a host', `${ONE}, b.example`, [ONE, ' b.example']],
    ['an address by number', `${ONE};198.51.100.7`, [ONE, '198.51.100.7']],
    ['a third cell', `${ONE},1,b.example`, [ONE, '1', 'b.example']],
    ['the second delimiter', `${ONE},y;b.example`, [`${ONE},y`, 'b.example']],
  ])('comes apart at %s', (_, line, cells) => expect(cellsOf(line)).toEqual(cells));

  it.each([
    ['there is no address', 'a.example,b.example'],
    ['nothing is beside it', ONE],
    ['a word may be more of it', `${ONE},y`],
    ['a word behind a space may be, too', `${ONE}, y`],
    ['a number may be more of it', `${ONE},1518,699845,00.html`],
    ['a path may be more of it', `${ONE},b.example/y`],
    ['a day may be in its query', `${QUERY},2026-01-01`],
    ['a host may be in its query', `${QUERY},b.example`],
    ['a host may be in its fragment', `${ONE}#,b.example`],
    ['the query begins later', `${ONE},y?q=1,b.example`],
    ['it is a file', `${ONE},readme.md`],
    ['it is a sentence', `see ${ONE}, and more of it`],
    ['the words have an address of their own', `${ONE},see https://b.example/y`],
  ])('stays whole where %s', (_, line) => expect(cellsOf(line)).toBeNull());
});

describe('a line of a table', () => {
  it.each([
    ['a,b', ['a', 'b']],
    [` ${ONE} ,b`, [` ${ONE} `, 'b']],
    [`words beside it,${ONE}`, ['words beside it', ONE]],
    ['a;b', null],
    [`see ${ONE},b`, null],
    [`b,${ONE} it is`, null],
  ])('%j has the cells %j', (line, cells) => expect(cellsAt(line, ',')).toEqual(cells));
});
