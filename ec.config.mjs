import { defineEcConfig } from '@astrojs/starlight/expressive-code';
import { runBlocks } from './src/components/guide/expressive-code-run.ts';

/** What cannot be written as JSON, so that the Code component has it too. Colours and frames are in astro.config.mjs. */
export default defineEcConfig({ plugins: [runBlocks()] });
