import { npmRun } from './npm-run.ts';

/** Builds the engine before the tests, unless `npm test` has just done so. */
export default async function setup(): Promise<void> {
  if (process.env['HOTPATH_BUILT'] !== '1') await npmRun('build:engine');
}
