import { CLEAN_URL, MALICIOUS_FILE, MALICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { expect, test } from './fixtures';
import { switchMarksOn } from './marks-switch';
import { readMarks } from './pierced';

test.use({ headed: true });
test.describe.configure({ timeout: 120_000 });

const HASH = MALICIOUS_FILE.sha256;

test('marks on one site: granted by hand, drawn from what is known, at no request', async ({
  assay,
  site,
  simulator,
}) => {
  const popup = await assay.openPopup();
  for (const [text, verdict] of [
    [MALICIOUS_URL, 'malicious'],
    [CLEAN_URL, 'nothing-found'],
    [HASH, 'malicious'],
  ] as const) {
    await popup.check(text);
    await popup.shows(verdict);
  }
  const spent = asked(simulator).length;

  site.put('/frame', `<p>In a frame: ${MALICIOUS_URL.replace('http', 'hxxp').replaceAll('.', '[.]')}</p>`);
  const address = site.put(
    '/page',
    `<h1>Page</h1><p><a id="bad" href="${MALICIOUS_URL}">a link</a> and <a href="${CLEAN_URL}">another</a>,
     <a href="https://nobody-asked.example/">nobody asked</a>.</p>
     <p>The hash (${HASH.toUpperCase()}), readme.md, version 1.2.3.4.</p>
     <div contenteditable="true">${HASH}</div><textarea>${HASH}</textarea>
     <iframe src="/frame" width="600" height="80"></iframe><div id="root"></div>
     <script>document.getElementById('root').attachShadow({mode: 'open'}).innerHTML = '<a href="${MALICIOUS_URL}">in a shadow</a>'</script>`,
  );
  const page = await assay.context.newPage();
  await page.goto(address);
  expect((await readMarks(page)).hosts).toBe(0);

  await switchMarksOn(assay, site.origin);
  await page.bringToFront();
  await expect.poll(async () => (await readMarks(page)).names.length).toBe(5);
  console.log(await readMarks(page));
  await page.screenshot({ path: '/tmp/marks-1.png' });
  expect(asked(simulator)).toHaveLength(spent);
});
