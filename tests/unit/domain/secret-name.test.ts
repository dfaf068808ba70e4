import { describe, expect, it } from 'vitest';
import { isSecretName } from '@/utils/domain/secret-name';

describe('isSecretName', () => {
  it.each([
    'token',
    'access_token',
    'accessToken',
    'ACCESSTOKEN',
    'id-token',
    'key',
    'apikey',
    'api_key',
    'apiKey',
    'secret',
    'client_secret',
    'sig',
    'signature',
    'X-Amz-Signature',
    'X-Amz-Credential',
    'x-goog-signature',
    'AWSAccessKeyId',
    'auth',
    'authKey',
    'session',
    'sessionId',
    'PHPSESSID',
    'jsessionid',
    'sid',
    'wbl[sid]',
    'password',
    'passwd',
    'pwd',
    'user[password]',
    'reset',
    'resetToken',
    'invite',
    'invite_code',
    'code',
    'auth_code',
    'verificationCode',
    'otp',
    'totp',
    'pin',
    'SAMLResponse',
    'csrf_token',
    'confirm',
    'magic',
    'hmac',
    'X-Amz-Date',
    'x-ms-version',
    'login_code',
    'login_code[]',
    'my_device_code',
    'unLock',
  ])('%s', (name) => expect(isSecretName(name)).toBe(true));

  it.each([
    'id',
    'q',
    'lang',
    'page',
    'src',
    'nr',
    's',
    'monkey',
    'keyword',
    'keywords',
    'zip_code',
    'country_code',
    'postcode',
    'author',
    'authority',
    'design',
    'assign',
    'utm_source',
    'passenger',
    'spin',
    'shipping',
    'side',
    'resident',
    'v',
    'my-x-amz-date',
  ])('not %s', (name) => expect(isSecretName(name)).toBe(false));
});

describe('every word that names a secret', () => {
  const words =
    'token apikey secret signature password passwd credential credentials key sig sign hmac auth authorization session ' +
    'sess sid passphrase passcode pass pwd pw otp totp otc pin reset recovery invite invitation jwt bearer nonce csrf ' +
    'xsrf magic saml samlresponse samlrequest activation verification';
  it.each(words.split(' '))('%s, also in company', (word) => {
    expect(isSecretName(word)).toBe(true);
    expect(isSecretName(`my_${word}`)).toBe(true);
  });
  it.each(['code', 'verify', 'confirm', 'confirmation', 'activate', 'unlock'])('%s, only alone', (word) => {
    expect(isSecretName(word)).toBe(true);
    expect(isSecretName(`my_${word}`)).toBe(false);
  });
});
