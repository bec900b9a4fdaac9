export default ({ a, b }) => {
  if (b === 0) throw new RangeError('b is zero');
  return a / b;
};

export const spin = () => {
  for (;;);
};
