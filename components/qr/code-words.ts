import type { CodeKind } from '@/utils/domain/code-content';
import type { Indicator } from '@/utils/domain/indicator';
import type { Reading } from '@/utils/domain/reading';
import type { MessageKey } from '../text';

interface Words {
  readonly title: MessageKey;
  /** Why there is nothing to check; null where there is. */
  readonly sentence: MessageKey | null;
}

const INDICATOR = {
  url: 'kindUrl',
  domain: 'kindDomain',
  ip: 'kindIp',
  file: 'kindHash',
} as const satisfies Record<Indicator['kind'], MessageKey>;

const KIND = {
  text: { title: 'codeText', sentence: 'codeTextSay' },
  wifi: { title: 'codeWifi', sentence: 'codeWifiSay' },
  secret: { title: 'codeSecret', sentence: 'codeSecretSay' },
  contact: { title: 'codeContact', sentence: 'codeNothingSay' },
  mail: { title: 'codeMail', sentence: 'codeMailSay' },
  phone: { title: 'codePhone', sentence: 'codePhoneSay' },
  message: { title: 'codeMessage', sentence: 'codePhoneSay' },
  place: { title: 'codePlace', sentence: 'codeNothingSay' },
  event: { title: 'codeEvent', sentence: 'codeNothingSay' },
  payment: { title: 'codePayment', sentence: 'codePaymentSay' },
  program: { title: 'codeProgram', sentence: 'codeProgramSay' },
} as const satisfies Record<CodeKind, Words>;

interface Code {
  readonly kind: CodeKind;
  readonly reading: Reading;
  readonly isBinary: boolean;
}

/** What a code is called, and what is said of one that is no link. */
export function codeWords({ kind, reading, isBinary }: Code): Words {
  if (isBinary) return { title: 'codeBinary', sentence: 'codeNothingSay' };
  const { title, sentence } = KIND[kind];
  if (reading.means === 'one') {
    return { title: kind === 'text' ? INDICATOR[reading.indicator.kind] : title, sentence: null };
  }
  return { title, sentence: reading.means === 'several' ? 'codeSeveralSay' : sentence };
}
