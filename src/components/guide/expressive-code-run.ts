import { definePlugin, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';
import { h } from '@astrojs/starlight/expressive-code/hast';
import type { Language } from '../../i18n/languages.ts';
import { SITE_WORDS } from '../../i18n/site-words.ts';
import { runStyles } from './run-styles.ts';

/**
 * Expressive Code plugin: puts a code block that names a `file` into a `<run-block>`, with a Run button when it says `run`.
 * The convention for authors is written in `src/docs/programs-in-page.ts`. `run="node"` gets no button: only real Node can show it.
 *
 * Registered in `ec.config.mjs`; the element itself comes with `run-integration.ts`.
 * @param language of the site that is built
 */
export function runBlocks(language: Language): ExpressiveCodePlugin {
  const words = SITE_WORDS[language].runBlock;
  return definePlugin({
    name: 'Hotpath run blocks',
    baseStyles: runStyles,
    hooks: {
      preprocessMetadata({ codeBlock }) {
        const { metaOptions, props } = codeBlock;
        const title = metaOptions.getBoolean('output') === true ? words.expected : metaOptions.getString('file');
        if (title !== undefined) props.title ??= title;
      },
      postprocessRenderedBlock({ codeBlock, renderData }) {
        const { metaOptions } = codeBlock;
        const file = metaOptions.getString('file');
        if (file === undefined) return;
        // Questions all have a main.mjs: `of` tells them apart for people who listen to the page.
        const of = metaOptions.getString('of');
        const name = words.name(file, of);
        const canRun = metaOptions.getBoolean('run') === true;
        renderData.blockAst = h(
          'run-block',
          {
            'data-file': file,
            'data-files': metaOptions.getString('files') ?? '',
            'data-args': metaOptions.getString('args') ?? '',
            'data-of': metaOptions.getString('of') ?? '',
          },
          [renderData.blockAst, toolbar(words, name, canRun), ...(canRun ? [output(words.output(name))] : [])],
        );
      },
    },
  });
}

type Hast = ReturnType<typeof h>;

type Words = (typeof SITE_WORDS)[Language]['runBlock'];

function toolbar({ action, actions }: Words, name: string, canRun: boolean): Hast {
  const button = (id: keyof Words['actions'], hidden = false): Hast => {
    const label = actions[id];
    return h('button', { type: 'button', 'data-action': id, 'aria-label': action(label, name), hidden }, label);
  };
  return h('div', { class: 'run-bar', 'data-pagefind-ignore': '' }, [
    ...(canRun ? [button('run'), button('stop', true)] : []),
    button('edit'),
    button('reset', true),
    ...(canRun ? [button('play')] : []),
    h('p', { class: 'run-status', role: 'status' }),
  ]);
}

function output(label: string): Hast {
  return h('div', {
    class: 'run-output',
    role: 'region',
    'aria-label': label,
    tabindex: '0',
    hidden: true,
  });
}
