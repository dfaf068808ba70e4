import { mkdirSync } from 'node:fs';
import type { Control } from '../simulator/control';
import { MALICIOUS_URL } from '../simulator/world/named';
import { launchAssay, POPUP } from './browser';
import type { Closing } from './closing';
import { enterKey } from './enter-key';
import { readVerdict } from './read-verdict';

const FOLDER = 'docs/pictures';

interface PictureParts {
  readonly executable: string;
  readonly httpsPort: number;
  readonly control: Control;
  readonly closing: Closing;
}

/** `npm run pictures`: the popup as the README shows it, light and dark, at twice its size. */
export async function takePictures({
  executable,
  httpsPort,
  control,
  closing,
}: PictureParts): Promise<number> {
  mkdirSync(FOLDER, { recursive: true });
  for (const theme of ['light', 'dark'] as const) {
    control.reset();
    const options = { executable, headless: true, virusTotalPort: httpsPort, theme, scale: 2 };
    const assay = await launchAssay(options);
    closing.add(() => assay.context.close());
    await enterKey(assay);
    const popup = await assay.context.newPage();
    await popup.setViewportSize(POPUP);
    await popup.goto(assay.page('popup.html'));
    await popup.getByRole('textbox', { name: 'Link, domain, IP address or hash' }).fill(MALICIOUS_URL);
    await popup.getByRole('button', { name: 'Check', exact: true }).click();
    await readVerdict(popup);
    await popup.screenshot({ path: `${FOLDER}/popup${theme === 'light' ? '' : '-dark'}.png` });
    await assay.context.close();
  }
  console.log(`The pictures in ${FOLDER}/ are new.`);
  return 0;
}
