/*
 * Addresses that must not leave as they stand, each made of a plain address and one part that gives something
 * away (faults.md §5.14 to §5.19, §5.28, §5.29).
 */

export const PRIVATE_HOSTS = [
  'localhost',
  'localhost:3000',
  'localhost.',
  'app.localhost',
  'intranet',
  'wiki:8080',
  'printer.local',
  'printer.local.',
  'nas.lan',
  'git.internal',
  'gw.home.arpa',
  'erp.corp',
  'wiki.intranet',
  'router.home',
  'x.test',
  'abcdefghij.onion',
  '10.0.0.1',
  '10.1.2.3:8443',
  '172.16.0.1',
  '172.31.9.9',
  '192.168.178.1',
  '100.64.0.7',
  '169.254.169.254',
  '127.0.0.1',
  '127.1',
  '0x7f.1',
  '2130706433',
  '0177.0.0.1',
  '127。0。0。1',
  '0.0.0.0',
  '[::1]',
  '[::]',
  '[fc00::7]',
  '[fd12:3456::1]',
  '[fe80::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:c0a8:1]',
  '[64:ff9b::a00:1]',
  '[2002:7f00:1::]',
  'wiki.firma.example',
  'firma.example',
];

/** The user's own list that the last two stand on. */
export const OWN_LIST = ['*.firma.example'];

const QUERIES = [
  'token=geheim',
  'access_token=geheim',
  'id_token=geheim',
  'key=geheim',
  'apikey=geheim',
  'api_key=geheim',
  'secret=geheim',
  'client_secret=geheim',
  'sig=geheim',
  'signature=geheim',
  'code=geheim',
  'auth=geheim',
  'session=geheim',
  'sid=geheim',
  'PHPSESSID=geheim',
  'password=geheim',
  'pwd=geheim',
  'reset=geheim',
  'invite=geheim',
  'otp=123456',
  'X-Amz-Signature=geheim',
  'X-Amz-Security-Token=geheim',
  'resetToken=geheim',
  'verification_code=geheim',
  'email=anna%40firma-b.example',
  'u=anna@firma-b.example',
  'x=q9Zk81bXq0vJtR7wLm2N',
  'x=4f9a1c7be2d84f0a9b3c5d6e7f80912a',
  'x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.c2lnbmF0dXJl',
  'next=https%3A%2F%2Fb.example%2F%3Ftoken%3Dgeheim',
  'next=https%3A%2F%2Fanna%3Ageheim%40b.example%2F',
  'next=http%3A%2F%2Fintranet%2Fgeheim',
  'next=http://10.0.0.1/geheim',
  'RelayState=x&SAMLResponse=geheim',
  '%74%6Fken=geheim',
  'ｔｏｋｅｎ=geheim',
  'to%EF%BD%8Ben=geheim',
  'q=anna＠firma-b.example',
];

const PATHS = [
  '/reset/Ab3dE9',
  '/password/reset/7f3a91',
  '/verify/a8Kz2',
  '/invite/x7Pq1z',
  '/invitation/accept/q9Zk81bXq0vJtR7wLm2NpQ4s',
  '/magic/1f2e3d4c',
  '/confirm/99aa88',
  '/activate/Zz9Yy8',
  '/d/q9Zk81bXq0vJtR7wLm2NpQ4s/edit',
  '/unsubscribe/anna@firma-b.example',
  '/x;jsessionid=0A1B2C3D',
  '/x%3Ftoken=geheim',
  '/x？token＝geheim',
  '/x%3Fa=1%26client_secret=geheim',
  '/token=geheim',
  '/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.c2lnbmF0dXJl',
  '/s/4f9a1c7be2d84f0a9b3c5d6e7f80912a',
];

const HOSTS = ['shop.muster.example', 'a.example:8443', '198.51.100.7'];

export const PRIVATE_URLS = PRIVATE_HOSTS.flatMap((host) => [
  `http://${host}/`,
  `https://anna:geheim@${host}/a/b?c=1#d`,
]);

export const SECRET_URLS = HOSTS.flatMap((host) => [
  ...QUERIES.flatMap((query) => [`https://${host}/a?${query}`, `http://${host}/?nr=17&${query}&lang=de`]),
  ...PATHS.map((path) => `https://${host}${path}`),
]);

export const STRIPPED_URLS = HOSTS.flatMap((host) => [
  `https://anna:geheim@${host}/a`,
  `http://anna@${host}/`,
  `http://:geheim@${host}`,
  `https://a:b@c:geheim@${host}/x?y=1`,
  `https://${host}/a#geheim`,
  `https://${host}#access_token=geheim`,
  `https://${host}/?a=1#/b?c`,
]);
