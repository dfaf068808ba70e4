import type { CodesRead, FoundCode } from '@/utils/domain/code';

const code = (text: string, binaryBytes = 0): FoundCode => ({ text, binaryBytes, corners: [] });

const FOUND: Readonly<Record<string, readonly FoundCode[]>> = {
  codes: [
    code('https://paketdienst-zoll.example/de/track?id=84213907#form'),
    code('WIFI:T:WPA;S:Café Zentral;P:correct\\;horse;H:false;;'),
  ],
  'codes-link': [code('https://login-portal.example/sso/verify?s=19&lang=de')],
  'codes-private': [
    code('http://192.168.178.1/setup'),
    code('https://bank.example/reset?token=9f8a7c6b5d4e3f2a1b0c'),
  ],
  'codes-many': [
    code(
      'BEGIN:VCARD\nVERSION:3.0\nFN:Anna Example\nURL:https://anna.example\nEMAIL:anna@mail.example\nEND:VCARD',
    ),
    code('otpauth://totp/Bank:anna?secret=JBSWY3DPEHPK3PXP&issuer=Bank'),
    code('bitcoin:bc1qexampleexampleexample?amount=0.5'),
    code('Table 12 \u202egnp.elif\nplease order here'),
    code('intent://scan/#Intent;scheme=zxing;end'),
    code('', 512),
  ],
  'codes-none': [],
};

/** The answer of the worker that reads codes, in a page without the extension. */
export function codesOf(state: string): CodesRead {
  if (state === 'codes-too-large') return { ok: false, why: 'too-large' };
  return { ok: true, codes: FOUND[state] ?? [] };
}

/** Puts this in the place of the browser's workers: each question gets the answer; null leaves it open. */
export function stubCodes(answer: CodesRead | null, orders: unknown[] = []): void {
  Reflect.set(
    globalThis,
    'Worker',
    class {
      onmessage: ((event: { data: CodesRead }) => void) | null = null;
      postMessage(order: unknown): void {
        orders.push(order);
        if (answer) queueMicrotask(() => this.onmessage?.({ data: answer }));
      }
      terminate(): void {
        this.onmessage = null;
      }
    },
  );
}
