/** Words that name a secret wherever they stand in a parameter's name (DESIGN §4, faults.md §5.28). */
const WORDS = new Set(
  (
    'token key apikey secret sig sign signature hmac auth authorization authkey session sess sid sessionid ' +
    'password passwd passphrase passcode pass pwd pw otp totp pin reset recovery invite invitation credential ' +
    'credentials jwt bearer nonce csrf xsrf magic otc ticket sso saml samlresponse samlrequest activation ' +
    'verification'
  ).split(' '),
);
/** Names that are harmless in company: `country_code`, `state=open`. */
const ALONE = new Set('code k t s p state hash verify confirm confirmation activate access guid'.split(' '));
const CODES = /^(?:auth|access|login|reset|invite|verif|confirm|activation|security|device|user|mfa|otp|sms|grant)/;
/** Written without a gap: `accesstoken`, `phpsessid`, `clientsecret`. */
const RUN_TOGETHER = /(?:token|secret|signature|password|passwd|sessid|sessionid|credentials?|(?:api|access|auth|secret|private|public|user|app|client|session|master|license|account)(?:key|code|pass))$/;

/** Whether a parameter's name, decoded, says that its value is a secret. Cloud signatures are: `X-Amz-…`. */
export function isSecretName(name: string): boolean {
  if (/^x-(?:amz|goog|ms|oss)-/i.test(name)) return true;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  if (words.some((word) => WORDS.has(word) || RUN_TOGETHER.test(word))) return true;
  return ALONE_SECRETS.has(words.join(' ')) || (words.at(-1) === 'code' && words.some((word) => CODES.test(word)));
}

const ALONE_SECRETS = new Set([...ALONE].filter((name) => name.length > 1));

/** Values that say nothing, whatever their name: a switch or a placeholder. */
export function isSwitch(value: string): boolean {
  return /^(?:|[01]|true|false|yes|no|on|off|null|none|undefined)$/i.test(value);
}
