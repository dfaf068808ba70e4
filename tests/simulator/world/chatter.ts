import type { Prng } from './prng';

const REMARKS = [
  'Seen in a mail campaign today #phishing',
  'Part of the #zollstock cluster, same kit as last week',
  'False positive? We run this site and found nothing.',
  'Landing page asks for card data #phishing #germany',
  'HELLO WORLD',
  'Safe Website.\n',
  'phising+malware+bios root+ban+rat+dropper',
  'Конфигурация совпадает с прошлой волной. #malware',
  '宅配業者を装ったSMSから誘導されます。 #smishing',
  '다운로드 직후 스케줄러에 등록됩니다. #dropper',
  'استُخدم في حملة تصيّد #phishing',
  'Looks fine to me 👍🏽',
  'IOC list:\n- 203.0.113.87\n- cdn-verify[.]example\n- hxxps://paketdienst-zoll[.]example/de',
  'This item was automatically collected. #opendir #autocollect',
  'Sandbox: writes a scheduled task, then sleeps for 11 minutes before the first beacon. Detonate with a long timeout.',
] as const;

/** Texts of comments, in the mixture one meets. */
export const chatter = (prng: Prng, count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    index < REMARKS.length ? prng.pick(REMARKS) : `${prng.pick(REMARKS)} (${index + 1})`,
  );
