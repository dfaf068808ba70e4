// `npm start`: a browser with Assay in it and a VirusTotal that runs on this machine.
import { bootstrap } from './bootstrap.mjs';

const problem = await bootstrap();
if (problem) {
  console.error(problem);
  process.exit(1);
}
const { start } = await import('../tour/start.ts');
process.exit(await start(process.argv.slice(2)));
