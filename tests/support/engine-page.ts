/** The embedded engine in a real browser, for tests: see src/cli/browsers. */
export { EnginePages } from '../../src/cli/browsers/engine-pages.ts';
export type { PageEngine } from '../../src/cli/browsers/page-engine.ts';
