// `npm test`: everything that is tested, from a clean clone.
import { bootstrap } from './bootstrap.mjs';

const problem = await bootstrap();
if (problem) {
  console.error(problem);
  process.exit(1);
}
const { testEverything } = await import('./test-everything.ts');
process.exit(await testEverything());
