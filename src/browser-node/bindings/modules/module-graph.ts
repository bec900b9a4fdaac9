/** Questions about the graph that modules form by their imports. */

/** `root` and everything it reaches, dependencies first where there is no cycle. */
export function graphOf<M extends { readonly dependencies: readonly M[] }>(root: M): M[] {
  const seen = new Set<M>();
  const order: M[] = [];
  const visit = (module: M): void => {
    if (seen.has(module)) return;
    seen.add(module);
    for (const dependency of module.dependencies) visit(dependency);
    order.push(module);
  };
  visit(root);
  return order;
}

/** Modules that import `module` back, directly or not. */
export function cyclePartners<M extends { readonly dependencies: readonly M[] }>(module: M): Set<M> {
  const partners = new Set<M>();
  for (const reached of graphOf(module)) {
    if (reached !== module && graphOf(reached).includes(module)) partners.add(reached);
  }
  if (module.dependencies.includes(module)) partners.add(module);
  return partners;
}
