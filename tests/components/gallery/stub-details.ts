import type { Details } from '@/utils/domain/details';
import { DAY } from '@/utils/domain/duration';
import type { IndicatorKind } from '@/utils/domain/indicator';
import type { Certificate } from '@/utils/domain/report-section';

export const FILE_ID = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';
export const HOSTILE_TEXT = '<img src=x onerror=alert(1)>\u202Egpj.exe\u200B"\'';

/** Details of each kind, long and odd ones among them. */
export function detailsOf(kind: IndicatorKind, now: number): Details {
  const certificate: Certificate = {
    id: 'c1',
    subject: 'CN=paketdienst-zoll.example',
    issuer: 'CN=Beispiel CA 3, O=Beispiel, C=DE',
    serial: '03a1b2c3d4e5f6',
    from: now - 30 * DAY,
    until: now + 60 * DAY,
    names: ['paketdienst-zoll.example', 'www.paketdienst-zoll.example'],
  };
  const whois = `Domain Name: PAKETDIENST-ZOLL.EXAMPLE\n${'Status: clientTransferProhibited\n'.repeat(20)}`;
  switch (kind) {
    case 'url':
      return {
        kind,
        url: {
          finalUrl: 'https://cdn-verify.example/p/2f/index.php?id=84213907',
          redirects: ['https://go.paketdienst-zoll.example/r?x=1', 'https://xn--exmple-4nf.example/p'],
          httpStatus: 200,
          headers: [
            { name: 'content-type', value: 'text/html; charset=utf-8' },
            { name: 'server', value: HOSTILE_TEXT },
            { name: 'content-security-policy', value: "default-src 'self'; ".repeat(30) },
          ],
          cookies: [{ name: 'session', value: 'a1b2c3' }],
          title: 'Sendung freigeben',
          metaTags: [{ name: 'viewport', value: 'width=device-width' }],
          trackers: [
            {
              name: 'Beispiel Tag Manager',
              urls: ['https://tags.example/t.js?id=1', 'https://tags.example/p'],
            },
          ],
          outgoingLinks: Array.from({ length: 24 }, (_, at) => `https://ziel-${at}.example/seite/${at}`),
          contentSha256: FILE_ID,
          contentLength: 48_213,
          categories: [
            { name: 'Vendor A', value: 'phishing and other frauds' },
            { name: 'Vendor B', value: 'newly registered' },
          ],
          threatNames: ['Parcel.Phish'],
        },
      };
    case 'file':
      return {
        kind,
        file: {
          names: [
            'Rechnung_2026-09-14.pdf.exe',
            'Invoice-0914.exe',
            'setup.exe',
            HOSTILE_TEXT,
            'a',
            'b',
            'c',
          ],
          size: 1_840_000,
          type: 'Win32 EXE',
          magic: 'PE32+ executable (GUI) x86-64, for MS Windows',
          hashes: [
            { name: 'MD5', value: FILE_ID.slice(0, 32) },
            { name: 'SHA-1', value: FILE_ID.slice(0, 40) },
            { name: 'SHA-256', value: FILE_ID },
            { name: 'ssdeep', value: '49152:Tq0bYk8G2h3kQk9J4fV0q1b2c3d4e5f6g7h8i9j0' },
          ],
          createdAt: now - 72 * DAY,
          uniqueSources: 29,
          signature: {
            status: 'Signed, but the certificate was revoked',
            signers: ['Nordlicht Softwarevertrieb GmbH', 'Beispiel Code Signing CA 3'],
            product: 'Updater',
            description: null,
            signedAt: '10:04 PM 09/11/2026',
          },
          threatLabel: 'trojan.lazy/dropper',
          threatCategories: ['trojan', 'dropper'],
          sandboxVerdicts: [
            { sandbox: 'Zenbox', category: 'malicious', names: ['LazyDropper', HOSTILE_TEXT] },
          ],
          yaraRules: [{ rule: 'win_lazy_dropper', ruleset: 'community', author: 'somebody' }],
        },
      };
    case 'domain':
      return {
        kind,
        domain: {
          registrar: 'Registrar GmbH',
          createdAt: now - 12 * DAY,
          updatedAt: now - 3 * DAY,
          popularity: [{ list: 'Beispiel Million', rank: 120_412, at: now - DAY }],
          dns: [
            { type: 'A', value: '203.0.113.87', ttl: 300 },
            { type: 'MX', value: 'mail.paketdienst-zoll.example', ttl: 3600 },
            { type: 'TXT', value: 'v=spf1 include:_spf.example ~all', ttl: null },
          ],
          certificate,
          categories: [{ name: 'Vendor A', value: 'parcel services' }],
          jarm: '29d29d00029d29d00042d43d00041d',
          whois,
        },
      };
    case 'ip':
      return {
        kind,
        address: {
          owner: 'Muster Hosting AG',
          asn: 64_500,
          country: 'DE',
          continent: 'EU',
          network: '203.0.113.0/24',
          registry: 'RIPE NCC',
          certificate,
          jarm: null,
          whois,
        },
      };
  }
}
