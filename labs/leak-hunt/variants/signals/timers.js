/** The same contract with callbacks. */
export function withDeadline(promise, ms, clock = globalThis) {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => {
      const error = new Error('too late');
      error.code = 'DEADLINE';
      reject(error);
    }, ms);
    promise.then(
      (value) => {
        clock.clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clock.clearTimeout(timer);
        reject(error);
      },
    );
  });
}

export function heartbeat(client, ms, clock = globalThis) {
  let timer;
  const end = () => {
    clock.clearInterval(timer);
    client.removeListener('close', end);
  };
  if (!client.closed) {
    timer = clock.setInterval(() => client.send('ping'), ms);
    client.once('close', end);
  }
  return end;
}
