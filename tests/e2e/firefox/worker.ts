import { startOwnScreen } from '../support/own-screen';
import { type AssayInFirefox, startFirefox } from './firefox';
import { SCENARIOS, type Scenario } from './scenarios';

/*
 * Started by run.ts. Runs the scenarios it is sent the numbers of, each in a Firefox of its own, on a screen that
 * no other worker's windows are on, and answers whether it passed.
 */
const screen = await startOwnScreen();
process.env.DISPLAY = screen.display;

process.on('message', async (number: number) => {
  const scenario = SCENARIOS[number];
  if (!scenario) throw new Error(`there is no scenario ${number}`);
  process.send?.(await passes(scenario));
});
process.on('disconnect', () => {
  screen.stop();
  process.exit();
});
process.send?.('ready');

async function passes({ name, options, run }: Scenario): Promise<boolean> {
  const began = performance.now();
  let assay: AssayInFirefox | undefined;
  try {
    assay = await startFirefox(options);
    await run(assay);
    console.log(`ok    ${took(began)}  ${name}`);
    return true;
  } catch (error) {
    console.log(`FAIL  ${took(began)}  ${name}`);
    console.log(error);
    return false;
  } finally {
    await assay?.close();
  }
}

function took(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`;
}
