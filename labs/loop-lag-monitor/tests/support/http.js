/** A request and a response that notes what it was told, whichever way of `node:http` says it. */
export function exchange(url = '/') {
  const headers = new Map();
  const set = (name, value) => void headers.set(String(name).toLowerCase(), value);
  const res = {
    statusCode: 200,
    statusMessage: '',
    headersSent: false,
    writableEnded: false,
    setHeader(name, value) {
      set(name, value);
      return res;
    },
    getHeader: (name) => headers.get(name.toLowerCase()),
    hasHeader: (name) => headers.has(name.toLowerCase()),
    removeHeader: (name) => void headers.delete(name.toLowerCase()),
    writeHead(status, ...rest) {
      res.statusCode = status;
      for (const [name, value] of Object.entries(rest.at(-1) ?? {}))
        if (typeof rest.at(-1) === 'object') set(name, value);
      res.headersSent = true;
      return res;
    },
    write: () => true,
    end() {
      res.headersSent = true;
      res.writableEnded = true;
      return res;
    },
  };
  const req = { method: 'GET', url, headers: {}, resume: () => req };
  return { req, res };
}
