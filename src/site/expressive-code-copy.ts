import { definePlugin, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';
import { selectAll } from '@astrojs/starlight/expressive-code/hast';

/** Runs before Expressive Code's own listener, which sits on the button. */
const FROM_THE_PAGE = `addEventListener('click', ({ target }) => {
  const button = target.closest?.('.expressive-code .copy button');
  if (!button || button.dataset.code !== undefined) return;
  const lines = button.closest('figure').querySelectorAll('.ec-line .code');
  button.dataset.code = Array.from(lines, (line) => line.textContent.replace(/\\n$/, '')).join('\\n');
}, true);`;

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
        for (const button of selectAll('.copy button', renderData.blockAst)) {
          const { dataCode } = button.properties;
          if (typeof dataCode === 'string' && dataCode.replaceAll('\u007f', '\n') === codeBlock.code)
            delete button.properties['dataCode'];
        }
      },
    },
  });
}
