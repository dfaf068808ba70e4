import { measureBundles } from './measure-bundles';

/** Ends non-zero when a script of the Chromium build is over its budget, or not there. */
let over = false;
for (const { name, file, bytes, most } of measureBundles()) {
  const tooMuch = !(most === null ? bytes > 0 : bytes <= most);
  const limit = most === null ? '' : ` of ${(most / 1000).toFixed(1)} kB`;
  const size = Number.isNaN(bytes) ? `${file} is not built` : `${(bytes / 1000).toFixed(1)} kB${limit}`;
  console.log(`     ${name}: ${size}${tooMuch ? '  over budget' : ''}`);
  over ||= tooMuch;
}
process.exit(over ? 1 : 0);
