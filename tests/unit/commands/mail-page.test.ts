import { expect, it } from 'vitest';
import { mailPage } from '../../tour/mail-page';
import { STOPS } from '../../tour/stops';

it('puts every stop of the tour into the mail, as text', () => {
  const page = mailPage('<ul><!-- links --></ul><!-- ticket -->');
  for (const { id } of STOPS) expect(page).toContain(`id="${id}"`);
  expect(page).toContain('freigabe?id=84213907&amp;src=mail&amp;lang=de"');
  expect(page).not.toContain('<!--');
});

it('escapes what an address may hold', () => {
  const stop = { id: 'x', says: 'a < b', text: 'https://e.example/?"><script>', menu: 'check-link' } as const;
  const page = mailPage('<!-- links -->', [{ ...stop, expected: { kind: 'unknown' } }]);
  expect(page).not.toContain('<script>');
  expect(page).toContain('href="https://e.example/?&quot;&gt;&lt;script&gt;"');
});
