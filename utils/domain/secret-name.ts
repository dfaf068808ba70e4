/** Words that name a secret wherever they stand in a parameter's name (DESIGN §4, faults.md §5.28). */
const WORDS = new Set(
  (
    'key sig sign hmac auth authorization session sess sid passphrase passcode pass pwd pw otp totp otc pin reset ' +
    'recovery invite invitation jwt bearer nonce csrf xsrf magic saml samlresponse samlrequest activation ' +
    'verification'
  ).split(' '),
);
/** Secret as the whole name only: `zip_code` and `confirm_text` are not. */
const WHOLE = new Set('code verify confirm confirmation activate unlock'.split(' '));
/** Before `code`, these make it a secret: `login_code`. */
const CODES = /^(?:auth|access|login|invit|verif|confirm|activation|security|device|user|mfa|sms|backup)/;
/** At the end of a word, for many are written without a gap: `accesstoken`, `phpsessid`, `clientsecret`. */
const RUN_TOGETHER =
  /(?:token|secret|signature|credentials?|password|passwd|sessid|sessionid|(?:api|access|auth|secret|private|public|user|app|client|session|master|license|account)(?:key|code|pass))$/;

/** Whether a parameter's name, decoded, says that its value is a secret. Cloud signatures are: `X-Amz-…`. */
export function isSecretName(name: string): boolean {
  if (/^x-(?:amz|goog|ms|oss)-/i.test(name)) return true;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  if (words.some((word) => WORDS.has(word) || RUN_TOGETHER.test(word))) return true;
  return WHOLE.has(words.join('')) || (words.at(-1) === 'code' && words.some((word) => CODES.test(word)));
}

/** Values that say nothing, whatever their name: a switch or a placeholder. */
export function isSwitch(value: string): boolean {
  return /^(?:[01]?|true|false|yes|no|on|off|null|none|undefined)$/i.test(value);
}
