import type { Store } from '../store/store';
import { chatter } from './chatter';
import { giveComments, giveVotes } from './crowd';
import { crawlAttributes } from './decorate-url';
import { makeObject } from './make-object';
import * as named from './named';
import { createPrng } from './prng';

const HOUR = 3600;
const DAY = 24 * HOUR;

const MALICIOUS_COMMENTS = [
  'Customs fee scam, card form on the second page. #phishing #paketdienst',
  'Same kit as zoll-freigabe.example last week, new host. #phishing',
  'Redirects twice, then asks for card number, CVV and the TAN from the text message.',
  'Reported to the hoster, ticket open since this morning.',
  'Kam heute per Mail: „Ihr Paket wartet beim Zoll“.\nNicht öffnen! #smishing',
];

function seedMalicious(store: Store, now: number): void {
  const prng = createPrng(named.MALICIOUS_URL);
  const analysed = now - 3 * HOUR;
  const url = makeObject(
    {
      kind: 'url',
      subject: named.MALICIOUS_URL,
      stats: { malicious: 14, suspicious: 2, harmless: 58, undetected: 18, timeout: 0 },
      attributes: {
        ...crawlAttributes(named.MALICIOUS_URL, prng, analysed),
        categories: {
          'alphaBerg.ai': 'phishing',
          'Dr.Spinne': 'known infection source',
          Sophron: 'phishing and fraud',
        },
        first_submission_date: analysed - 2 * DAY,
        last_submission_date: analysed,
        times_submitted: 41,
        last_final_url: named.MALICIOUS_FINAL_URL,
        redirection_chain: [
          named.MALICIOUS_URL,
          'https://r.kurz-link.example/8fK2',
          'https://cdn-verify.example/p/2f/',
        ],
        title: 'Sendungsverfolgung – Zollgebühr freigeben',
        tags: ['phishing', 'multiple-redirects', 'external-resources', 'password-input'],
        threat_names: ['Mal/Phish-A', 'Trojan.HTML.Phish.zoll'],
        last_http_response_code: 200,
        html_meta: { description: ['Geben Sie Ihre Sendung frei.'], viewport: ['width=device-width'] },
        targeted_brand: { phishlist: 'Paketdienst' },
        reputation: -58,
      },
      note: 'MALICIOUS_URL',
    },
    analysed,
  );
  giveVotes(url, 2, 31, prng, analysed);
  giveComments(url, MALICIOUS_COMMENTS, prng, now);
  url.relations.set('last_serving_ip_address', {
    single: true,
    refs: [{ type: 'ip_address', id: named.SUSPICIOUS_IP }],
  });
  store.add(url);
}

interface Plain {
  subject: string;
  note: string;
  stats: Record<string, number>;
  age: number;
  votes?: [harmless: number, malicious: number];
  comments?: number;
  attributes?: Record<string, string | number | string[] | Record<string, string>>;
  pins?: Record<string, string>;
}

const PLAIN: readonly Plain[] = [
  {
    subject: named.CLEAN_URL,
    note: 'CLEAN_URL',
    stats: { harmless: 66, undetected: 27, timeout: 3 },
    age: 4 * HOUR,
    votes: [4, 0],
    comments: 1,
    attributes: {
      reputation: 12,
      title: 'Handbuch',
      categories: { Sophron: 'technical documentation', BitWehr: 'publishing' },
    },
  },
  {
    subject: named.SUSPICIOUS_URL,
    note: 'SUSPICIOUS_URL',
    stats: { malicious: 1, harmless: 65, undetected: 26 },
    age: 2 * DAY,
    pins: { Lionic: 'malicious' },
  },
  { subject: named.OLD_URL, note: 'OLD_URL', stats: { harmless: 63, undetected: 27 }, age: 47 * DAY },
  { subject: named.NO_ANSWER_URL, note: 'NO_ANSWER_URL', stats: { timeout: 90 }, age: DAY },
  {
    subject: named.GAMED_URL,
    note: 'GAMED_URL',
    stats: { harmless: 72, undetected: 18 },
    age: HOUR,
    votes: [13_621, 9056],
    comments: 12,
    attributes: { reputation: 5725, times_submitted: 529_309 },
  },
  {
    subject: named.TALKED_ABOUT_URL,
    note: 'TALKED_ABOUT_URL',
    stats: { suspicious: 1, harmless: 70, undetected: 20 },
    age: 5 * DAY,
    comments: 95,
  },
];

/** The URLs that tests know by name (named.ts). */
export function seedNamedUrls(store: Store, now: number): void {
  seedMalicious(store, now);
  for (const { subject, note, stats, age, votes, comments = 0, attributes = {}, pins = {} } of PLAIN) {
    const prng = createPrng(subject);
    const analysed = now - age;
    const generated = crawlAttributes(subject, prng, analysed);
    const dates = { last_submission_date: analysed };
    const object = makeObject(
      { kind: 'url', subject, stats, attributes: { ...generated, ...dates, ...attributes }, note },
      analysed,
      { pins },
    );
    giveVotes(object, ...(votes ?? [0, 0]), prng, analysed);
    giveComments(object, chatter(prng, comments), prng, now);
    object.relations.set('last_serving_ip_address', {
      single: true,
      refs: [{ type: 'ip_address', id: named.CLEAN_IP }],
    });
    store.add(object);
  }
}
