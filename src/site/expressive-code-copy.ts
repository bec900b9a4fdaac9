import { definePlugin, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';
import { elementsNamed } from './hast-elements.ts';

/** Sets `data-code` before Expressive Code's own listener, which sits on the button, reads it. Short by hand: nobody shortens it later. */
const FROM_THE_PAGE = `addEventListener("click",({target:t})=>{let e=t.closest?.(".expressive-code .copy button"),a=e?.dataset;e&&(a.code??=Array.from(e.closest("figure").querySelectorAll(".ec-line .code"),r=>r.textContent.replace(/\\n$/,"")).join("\\n"))},!0)`;

/**
 * Expressive Code plugin: what is copied is taken from the page when somebody copies. Expressive Code writes the whole code of a block
 * into its copy button once more, which is a thirteenth of a guide. It stays where it differs from what is shown: terminals without
 * their comments.
 */
export function copyFromPage(): ExpressiveCodePlugin {
  return definePlugin({
    name: 'Hotpath copy buttons',
    jsModules: [FROM_THE_PAGE],
    hooks: {
      postprocessRenderedBlock({ codeBlock, renderData }) {
        for (const button of elementsNamed('button', renderData.blockAst)) {
          // Inside the form of a question it would be what checks the answer.
          button.properties['type'] = 'button';
          const { dataCode } = button.properties;
          if (typeof dataCode === 'string' && dataCode.replaceAll('\u007f', '\n') === codeBlock.code)
            delete button.properties['dataCode'];
        }
      },
    },
  });
}
