import { addAbortListener } from 'node:events';

/** The same contract with one controller that ends everything. */
export function follow(bus, client, symbol) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  if (client.closed) return stop;
  const onPrice = ({ symbol: of, price }) => of === symbol && client.send([symbol, price].join(' '));
  client.prependListener('close', stop);
  bus.prependListener('price', onPrice);
  addAbortListener(controller.signal, () => {
    client.removeListener('close', stop);
    bus.removeListener('price', onPrice);
  });
  return stop;
}
