/** The same contract with one WeakMap for all calls: what ends a call is found by its token. */
const running = new WeakMap();

export function follow(bus, client, symbol) {
  const token = {};
  function stop() {
    const end = running.get(token);
    running.delete(token);
    end?.();
  }
  if (client.closed) return stop;

  function forward({ symbol: of, price }) {
    if (of === symbol) client.send(`${of} ${price}`);
  }
  bus.addListener('price', forward);
  client.addListener('close', stop);
  running.set(token, () => {
    bus.removeListener('price', forward);
    client.removeListener('close', stop);
  });
  return stop;
}
