import { expect, it } from 'vitest';
import { isSecretSegment } from '@/utils/domain/secret-path';

const isSecret = (path: string): boolean => {
  const segments = path.split('/');
  return isSecretSegment(segments, segments.length - 1, () => false);
};

it.each([
  'token=geheim',
  'Token=geheim',
  'reset-token=geheim',
  // An escape, or a keyboard, has made a query a part of the path.
  'x%3Ftoken=geheim',
  'x%3Ftoken%3Dgeheim',
  'x%3fa=1%26key=geheim',
  'x%23key=geheim',
  'key%3Dgeheim',
  'key＝geheim',
  'x;key=geheim',
  'sort-key=price;sid=geheim',
  'x;sid',
  'x;a;sid=1',
  // No switch, for more stands behind it.
  'token=1=',
  'token==',
  'reset/Ab3dE9',
  'RESET/Ab3dE9',
  'reset/Ab3dE9;v=1',
  'share/a%31bc',
])('%s holds a secret', (path) => expect(isSecret(path)).toBe(true));

it.each([
  '',
  'x',
  'sort-key=price',
  'key=price',
  'x=token',
  'a%3Db',
  'x%3Fa=b',
  'x;a=b',
  'token=',
  'token=1',
  'token=true',
  'x%3Ftoken=off',
  'key%3D',
  'token',
  'tokens/=',
  'reset/step',
  'page/Ab3dE9',
])('%j holds none', (path) => expect(isSecret(path)).toBe(false));
