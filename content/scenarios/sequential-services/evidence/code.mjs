/** Writes code.json: the handler as it was released, from the program that lies beside this file. */
import { write } from '../../tools.mjs';
import { oneByOne } from './checkout.mjs';

write('code.json', {
  summary:
    'The handler of the checkout page. Every call is awaited before the next one begins, the price of each item by itself. Session is needed by all others, cart by prices and shipping. Nothing needs shipping or recommendations. No call has a time limit.',
  blocks: [{ kind: 'text', title: 'checkout.mjs', text: oneByOne.toString() }],
});
