/** `process.env`: everything is a string, as in an environment block. */
export function createEnv(): Record<string, string> {
  const variables: Record<string, string> = {};
  const refuse = (message: string): never => {
    throw Object.assign(new TypeError(`'process.env' ${message}`), { code: 'ERR_INVALID_OBJECT_DEFINE_PROPERTY' });
  };
  return new Proxy(variables, {
    set: (target, key, value) => {
      if (typeof key === 'symbol' || typeof value === 'symbol')
        throw new TypeError('Cannot convert a Symbol value to a string');
      target[key] = String(value);
      return true;
    },
    defineProperty: (target, key, descriptor) => {
      if (typeof key === 'symbol') return false;
      if ('get' in descriptor || 'set' in descriptor) refuse('does not accept an accessor(getter/setter) descriptor');
      const { configurable, writable, enumerable } = descriptor;
      if (configurable !== true || writable !== true || enumerable !== true)
        refuse('only accepts a configurable, writable, and enumerable data descriptor');
      target[key] = String(descriptor.value);
      return true;
    },
  });
}
