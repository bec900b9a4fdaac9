import type { ExpressiveCodePlugin } from '@astrojs/starlight/expressive-code';

type Rendered = Parameters<NonNullable<NonNullable<ExpressiveCodePlugin['hooks']>['postprocessRenderedBlock']>>[0];

type Node = Rendered['renderData']['blockAst'];

/**
 * Elements of a rendered code block by their name. Lines of code are not looked through: they are nearly all of a block, and a
 * selector's engine visits each of their tokens.
 */
export function elementsNamed(tagName: string, root: Node): Node[] {
  if (root.tagName === tagName) return [root];
  if (root.tagName === 'code') return [];
  return root.children.flatMap((child) => (child.type === 'element' ? elementsNamed(tagName, child) : []));
}
