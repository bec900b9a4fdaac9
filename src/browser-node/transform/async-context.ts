/**
 * Keeps the async context across `await` (see process/async-context.ts). Rewrites, without a line more or less and without
 * an extra microtask:
 *   await x            ->  __hp.restore(__hp.frame(), await x)
 *   try { await … }    ->  { const f = __hp.frame(); try {…} catch { __hp.setFrame(f); … } finally { __hp.setFrame(f); … } }
 *   for await (… of …) ->  the frame is set back in the body and after the loop
 */
import type MagicString from 'magic-string';
import { isFunction, suspends, type FunctionNode, type Node } from './ast.ts';
import { childrenOf } from './ast.ts';

/** Rewrites below `root`; `name` is the variable the runtime helpers are reached by. */
export function instrumentAwaits(root: Node, code: MagicString, name: string): void {
  let counter = 0;

  const step = (node: Node, fn: FunctionNode | undefined, parent: Node | undefined): void => {
    const inside = isFunction(node) ? node : fn;
    const isAsync = inside === undefined || inside.async;
    switch (node.type) {
      case 'AwaitExpression':
        code.appendLeft(node.start, `${name}.restore(${name}.frame(), `);
        code.prependRight(node.end, ')');
        break;
      case 'TryStatement':
        if (isAsync && suspends(node.block)) {
          const frame = `__hp_f${String(counter++)}`;
          code.appendLeft(node.start, `{const ${frame}=${name}.frame();`);
          if (node.handler) code.appendRight(node.handler.body.start + 1, `${name}.setFrame(${frame});`);
          if (node.finalizer) code.appendRight(node.finalizer.start + 1, `${name}.setFrame(${frame});`);
          code.prependRight(node.end, '}');
        }
        break;
      case 'ForOfStatement':
        if (node.await && parent?.type !== 'LabeledStatement') {
          const frame = `__hp_f${String(counter++)}`;
          code.appendLeft(node.start, `{const ${frame}=${name}.frame();`);
          if (node.body.type === 'BlockStatement') {
            code.appendRight(node.body.start + 1, `${name}.setFrame(${frame});`);
          } else {
            code.appendLeft(node.body.start, `{${name}.setFrame(${frame});`);
            code.prependRight(node.body.end, '}');
          }
          code.prependRight(node.end, `${name}.setFrame(${frame});}`);
        }
        break;
      default:
    }
    for (const child of childrenOf(node)) step(child, inside, node);
  };
  step(root, undefined, undefined);
}
