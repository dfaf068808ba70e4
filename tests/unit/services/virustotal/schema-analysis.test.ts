import { describe, expect, it } from 'vitest';
import { domainObject, FILE_ID, fileObject, URL_ID, urlObject } from './fixtures';
import { harness, json } from './harness';

const client = (body: unknown, address = 'https://www.virustotal.com') =>
  harness(() => json(body), { readAddress: async () => address }).client;
const shape = { ok: false, failure: { tag: 'upstream', reason: 'unexpected-shape' } };

describe('analyses', () => {
  const look = (attributes: object, rest: object = {}) =>
    client({ data: { type: 'analysis', id: 'u-1', attributes }, ...rest }).analyses.get('u-1');

  it.each([
    ['queued', 'queued'],
    ['in-progress', 'in-progress'],
    ['something new', 'in-progress'],
    ['completed', 'completed'],
  ])('%s', async (status, expected) => {
    expect(await look({ status })).toMatchObject({ ok: true, value: { status: expected, itemId: null } });
  });

  it('say what they are about', async () => {
    const url_info = { id: URL_ID, url: 'http://a.example/' };
    const file_info = { sha256: FILE_ID };
    const done = { status: 'completed' };
    expect(await look(done, { meta: { url_info, file_info } })).toMatchObject({ value: { itemId: URL_ID } });
    expect(await look(done, { meta: { file_info } })).toMatchObject({ value: { itemId: FILE_ID } });
    for (const id of ['../x', `x${URL_ID}`, `${URL_ID}x`])
      expect(await look(done, { meta: { url_info: { id } } })).toMatchObject({ value: { itemId: null } });
  });

  it('have a report of what was analysed', async () => {
    const item = (data: unknown) => client({ data }).analyses.item('u-1');
    expect(await item(urlObject())).toMatchObject({ ok: true, value: { kind: 'url' } });
    expect(await item(fileObject())).toMatchObject({ ok: true, value: { kind: 'file' } });
    expect(await item(domainObject())).toMatchObject(shape);
  });

  it('are nothing without a status', async () => {
    expect(await look({})).toMatchObject(shape);
    expect(await look({ status: 3 })).toMatchObject(shape);
  });

  it('have ids that are texts, also where they were numbers', async () => {
    const submitted = (data: unknown) => client({ data }).files.analyse(FILE_ID);
    expect(await submitted({ type: 'analysis', id: 1_571_524_923 })).toMatchObject({
      value: { analysisId: '1571524923' },
    });
    expect(await submitted({ type: 'analysis', id: '' })).toMatchObject(shape);
    expect(await submitted({ type: 'file', id: 'x' })).toMatchObject(shape);
  });
});
