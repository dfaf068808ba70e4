/**
 * Generic top-level domains that a text may name without a scheme; under any other one it takes `http://`,
 * `www.` or a defanged dot, for `document.title` and `end.Then` look alike. Two letters are a country. The
 * special-use names are here so that they are found and shown as staying here. Not complete on purpose: the
 * whole list would weigh more than everything else in this folder.
 */
const GENERIC = new Set(
  (
    'com net org info biz edu gov mil int arpa name pro mobi asia cat jobs app dev page xyz top site online club ' +
    'shop store vip live life work works click link win loan bid men date stream download racing review trade ' +
    'party science cricket cloud tech space website fun press host uno icu buzz cyou sbs cfd bond quest monster ' +
    'rest bar lol lat zone today news world email network support services solutions agency media digital ' +
    'studio design blog wiki one art bank money finance group team ltd llc gmbh global center run games ' +
    'example test local localdomain localhost internal intranet lan corp home onion i2p invalid'
  ).split(' '),
);

export function isKnownTld(label: string): boolean {
  return /^[a-z]{2}$/.test(label) || label.startsWith('xn--') || GENERIC.has(label);
}
