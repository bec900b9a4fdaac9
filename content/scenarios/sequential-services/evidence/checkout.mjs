/** The handler as it was released: five services, one call after the other. `call(service, arguments)` is one HTTP request. */
export async function oneByOne(call, token) {
  const user = await call('session', { token });
  const cart = await call('cart', { user });
  const prices = [];
  for (const item of cart.items) prices.push(await call('prices', { item }));
  const shipping = await call('shipping', { user, cart });
  const recommended = await call('recommendations', { user });
  return { user, cart, prices, shipping, recommended };
}

/** In two stages, by who needs whose answer; prices of all items in one call; what is optional may be late. */
export async function inStages(call, token) {
  const user = await call('session', { token });
  const recommended = call('recommendations', { user }, { signal: AbortSignal.timeout(250) }).catch(() => []);
  const cart = await call('cart', { user });
  const [prices, shipping] = await Promise.all([
    call('prices', { items: cart.items }),
    call('shipping', { user, cart }),
  ]);
  return { user, cart, prices, shipping, recommended: await recommended };
}
