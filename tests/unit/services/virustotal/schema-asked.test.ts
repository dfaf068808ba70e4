import { describe, expect, it } from 'vitest';
import { addressObject, domainObject, FILE_ID, fileObject, type Json, URL_ID, urlObject } from './fixtures';
import { harness, json } from './harness';

const clientOf = (data: Json) => harness(() => json({ data })).client;
const otherThing = { ok: false, failure: { tag: 'upstream', status: 200, reason: 'unexpected-shape' } };

describe('a report', () => {
  it.each(['11'.repeat(16), '22'.repeat(20), FILE_ID, FILE_ID.toUpperCase()])(
    'of a file has the hash that was asked for: %s',
    async (hash) => {
      expect(await clientOf(fileObject()).files.get(hash)).toMatchObject({
        ok: true,
        value: { id: FILE_ID },
      });
    },
  );

  it.each(['aa'.repeat(16), 'aa'.repeat(20), 'aa'.repeat(32)])(
    'of another file is none: %s',
    async (hash) => {
      expect(await clientOf(fileObject()).files.get(hash)).toMatchObject(otherThing);
    },
  );

  it('of a file that does not name the hash that was asked for is none', async () => {
    const reply = await clientOf(fileObject({ md5: null })).files.get('11'.repeat(16));
    expect(reply).toMatchObject(otherThing);
  });

  it.each(['parcel-notice.example', 'Parcel-Notice.EXAMPLE', 'parcel-notice.example.'])(
    'of a domain is about it in any spelling: %s',
    async (id) => {
      const reply = await clientOf({ ...domainObject(), id }).domains.get('parcel-notice.example');
      expect(reply).toMatchObject({ ok: true });
    },
  );

  it.each(['example', 'xparcel-notice.example', 'www.parcel-notice.example'])(
    'of another domain is none: %s',
    async (id) => {
      const reply = await clientOf({ ...domainObject(), id }).domains.get('parcel-notice.example');
      expect(reply).toMatchObject(otherThing);
    },
  );

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8::7', '2001:0DB8:0:0::0007'],
  ])('of an address is about it in any spelling: %s', async (asked, id) => {
    expect(await clientOf({ ...addressObject(), id }).addresses.get(asked)).toMatchObject({ ok: true });
  });

  it.each([
    ['203.0.113.7', '203.0.113.8'],
    ['2001:db8::7', '2001:db8::8'],
    ['2001:db8::7', '203.0.113.7'],
  ])('of another address is none: %s, %s', async (asked, id) => {
    expect(await clientOf({ ...addressObject(), id }).addresses.get(asked)).toMatchObject(otherThing);
  });

  it('of a URL has the id that was asked for', async () => {
    expect(await clientOf(urlObject()).urls.getById(URL_ID.toUpperCase())).toMatchObject({ ok: true });
    expect(await clientOf(urlObject()).urls.getById('ef'.repeat(32))).toMatchObject(otherThing);
  });

  it('of a name that is none is compared as it stands', async () => {
    expect(await clientOf({ ...domainObject(), id: 'a..b' }).domains.get('A..B')).toMatchObject({ ok: true });
  });

  it('of a URL is taken under the id that VirusTotal gives it', async () => {
    const reply = await clientOf(urlObject()).urls.get('HTTP://parcel-notice.example/%74rack?id=4#x');
    expect(reply).toMatchObject({ ok: true });
  });
});
