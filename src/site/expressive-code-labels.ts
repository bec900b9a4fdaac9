import type { Language } from '../i18n/languages.ts';
import { SITE_WORDS } from '../i18n/site-words.ts';
import { definePlugin, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';
import { elementsNamed } from './hast-elements.ts';

/**
 * Expressive Code plugin: names every code block for screen readers. A block that scrolls becomes a landmark, and landmarks on
 * one page need names that differ.
 *
 * @param language of the site
 */
export function labelledBlocks(language: Language): ExpressiveCodePlugin {
  const words = SITE_WORDS[language].codeBlock;
  return definePlugin({
    name: 'Hotpath block labels',
    hooks: {
      postprocessRenderedBlock({ codeBlock, renderData }) {
        const place = codeBlock.parentDocument?.positionInDocument?.groupIndex;
        const what = codeBlock.props.title ?? words.code(codeBlock.language);
        const label = place === undefined ? what : words.block(what, place + 1);
        for (const pre of elementsNamed('pre', renderData.blockAst)) {
          pre.properties['ariaLabel'] = label;
          // Expressive Code's script takes this away again where nothing scrolls; until it has run, the keyboard must reach the rest.
          pre.properties['tabIndex'] = 0;
        }
      },
    },
  });
}
