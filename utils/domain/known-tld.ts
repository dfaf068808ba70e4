/**
 * Generic top-level domains that a text may name without a scheme; under any other one it takes `http://`,
 * `www.` or a defanged dot, for `document.title` and `end.Then` look alike. Two letters are a country. The
 * special-use names are here so that they are found and shown as staying here. Not complete on purpose: the
 * whole list would weigh more than everything else in this folder.
 */
const GENERIC = new Set(
  (
    'com net org info biz edu gov mil int arpa name pro mobi asia cat jobs travel coop aero museum post tel ' +
    'academy agency app art bank bar best bid bio blog boats bond buzz cab cam cards care casa cash cfd center ' +
    'charity chat church city click clinic cloud club codes company computer country courses cyou dance date ' +
    'dev digital direct directory download email energy events expert express family fans farm finance fit ' +
    'foundation fun fund fyi gallery games gdn global gmbh group guru hair haus health help homes host hosting ' +
    'icu ink institute international kim land lat law legal lgbt life limited link live llc loan lol london love ltd ' +
    'makeup market marketing men media monster network news ninja one online ooo page partners party photo photos ' +
    'pics plus press pub quest racing realty ren report rest review reviews rip rocks run sale sbs school ' +
    'science security services shop shopping show site skin social software solutions space store stream ' +
    'studio style support surf systems team tech technology tips today tokyo tools top town toys trade trading ' +
    'training university uno vacations ventures vet video vin vip wang watch webcam website wiki win work works ' +
    'world wtf xin xyz yachts zone example test local localdomain localhost internal intranet lan corp home onion i2p invalid'
  ).split(' '),
);

export function isKnownTld(label: string): boolean {
  return /^[a-z]{2}$/.test(label) || label.startsWith('xn--') || GENERIC.has(label);
}
