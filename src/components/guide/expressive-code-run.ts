import { definePlugin, type ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';
import { h } from '@astrojs/starlight/expressive-code/hast';
import { runStyles } from './run-styles.ts';

/**
 * Expressive Code plugin: puts a code block that names a `file` into a `<run-block>`, with a Run button when it says `run`.
 * The convention for authors is written in `src/docs/programs-in-page.ts`. `run="node"` gets no button: only real Node can show it.
 *
 * Registered in `ec.config.mjs`; the element itself comes with `run-integration.ts`.
 */
export function runBlocks(): ExpressiveCodePlugin {
  return definePlugin({
    name: 'Hotpath run blocks',
    baseStyles: runStyles,
    hooks: {
      preprocessMetadata({ codeBlock }) {
        const { metaOptions, props } = codeBlock;
        const title = metaOptions.getBoolean('output') === true ? 'Output on Node 24' : metaOptions.getString('file');
        if (title !== undefined) props.title ??= title;
      },
      postprocessRenderedBlock({ codeBlock, renderData }) {
        const { metaOptions } = codeBlock;
        const file = metaOptions.getString('file');
        if (file === undefined) return;
        // Questions all have a main.mjs: `of` tells them apart for people who listen to the page.
        const of = metaOptions.getString('of');
        const name = of === undefined ? file : `${file} of ${of}`;
        const canRun = metaOptions.getBoolean('run') === true;
        renderData.blockAst = h(
          'run-block',
          {
            'data-file': file,
            'data-files': metaOptions.getString('files') ?? '',
            'data-args': metaOptions.getString('args') ?? '',
            'data-of': metaOptions.getString('of') ?? '',
          },
          [renderData.blockAst, toolbar(name, canRun), ...(canRun ? [output(name)] : [])],
        );
      },
    },
  });
}

type Hast = ReturnType<typeof h>;

function toolbar(name: string, canRun: boolean): Hast {
  const button = (action: string, label: string, hidden = false): Hast =>
    h('button', { type: 'button', 'data-action': action, 'aria-label': `${label} ${name}`, hidden }, label);
  return h('div', { class: 'run-bar', 'data-pagefind-ignore': '' }, [
    ...(canRun ? [button('run', 'Run'), button('stop', 'Stop', true)] : []),
    button('edit', 'Edit'),
    button('reset', 'Reset', true),
    ...(canRun ? [button('play', 'Open in playground')] : []),
    h('p', { class: 'run-status', role: 'status' }),
  ]);
}

function output(name: string): Hast {
  return h('div', {
    class: 'run-output',
    role: 'region',
    'aria-label': `Output of ${name}`,
    tabindex: '0',
    hidden: true,
  });
}
