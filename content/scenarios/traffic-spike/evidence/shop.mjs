import { createServer } from 'node:http';

/** The 60 products of the sale, as the process keeps them in memory. */
export const products = Array.from({ length: 60 }, (_, id) => ({
  id,
  name: `Product number ${id}`,
  cents: 1999 + 100 * id,
  left: 40 - (id % 40),
  text: 'A short description that is shown below the picture of the product. '.repeat(3),
}));

/** A price as shoppers read it. */
function priceOf(cents) {
  return (cents / 100).toLocaleString('de-DE', { style: 'currency', currency: 'EUR' });
}

/** The list of the sale as text. */
export function listAsText(list, at) {
  return JSON.stringify({ at, products: list.map((product) => ({ ...product, price: priceOf(product.cents) })) });
}

/** As it runs today: the list is made for every request. */
export const shop = createServer((req, res) => {
  res.setHeader('content-type', 'application/json');
  res.end(listAsText(products, Date.now()));
});

const euros = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });

/** The list for every request still, with one number format for all prices. */
export const shopWithOneFormat = createServer((req, res) => {
  const list = products.map((product) => ({ ...product, price: euros.format(product.cents / 100) }));
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify({ at: Date.now(), products: list }));
});

/** Text that is made once a second at most, whoever asks. */
export function makeCachedShop(now = Date.now) {
  let [text, until] = [Buffer.alloc(0), 0];
  return createServer((req, res) => {
    if (now() >= until) {
      text = Buffer.from(listAsText(products, now()));
      until = now() + 1_000;
    }
    res.setHeader('content-type', 'application/json');
    res.end(text);
  });
}
