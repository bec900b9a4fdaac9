// doc: https://github.com/graphql/dataloader#batching loads of one tick become one batch, and are cached
import DataLoader from 'dataloader';

const batches = [];
const users = new DataLoader(async (keys) => {
  batches.push(keys);
  return keys.map((key) => (key === 4 ? new Error('no user 4') : { id: key }));
});
console.log(await Promise.all([users.load(1), users.load(2), users.load(1)]));
console.log(await users.loadMany([2, 3]));
await users.load(4).catch((error) => console.log(error.message));
users.clear(1).prime(9, { id: 9, primed: true });
console.log(await Promise.all([users.load(1), users.load(9)]));
console.log(batches);
