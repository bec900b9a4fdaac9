import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ErrorLog } from '../error-log.js';

const request = (url) => ({ method: 'POST', url, body: Buffer.alloc(16), socket: { remotePort: 1 } });

describe('history', () => {
  it('gives the newest first, as plain data', () => {
    let time = 0;
    const log = new ErrorLog({ keep: 5, now: () => (time += 10) });
    log.record(new Error('first'), request('/a'));
    log.record(Object.assign(new Error('second'), { cause: request('/cause') }), request('/b'));
    assert.deepEqual(
      log.recent(),
      [
        { at: 20, message: 'second', method: 'POST', url: '/b' },
        { at: 10, message: 'first', method: 'POST', url: '/a' },
      ],
      'Four plain fields an entry. What else an entry can reach stays in memory with it: bodies, sockets, causes.',
    );
  });

  it('keeps as many as it may', () => {
    const log = new ErrorLog({ keep: 3, now: () => 0 });
    for (let index = 0; index < 10; index += 1) log.record(new Error(`error ${index}`), request(`/${index}`));
    assert.deepEqual(
      log.recent().map(({ message }) => message),
      ['error 9', 'error 8', 'error 7'],
      'keep is 3, and ten errors came. A log in memory that only grows does so fastest in the middle of an incident.',
    );
  });

  it('takes what it needs at once', () => {
    const log = new ErrorLog({ keep: 3, now: () => 0 });
    const error = new Error('before');
    const req = request('/before');
    log.record(error, req);
    error.message = 'after';
    req.url = '/after';
    req.method = 'GET';
    assert.deepEqual(
      log.recent(),
      [{ at: 0, message: 'before', method: 'POST', url: '/before' }],
      'The request was changed after record(), and the entry with it. Who can still read the request still holds it, with its body.',
    );
  });

  it('gives its entries away without being changed', () => {
    const log = new ErrorLog({ keep: 3, now: () => 0 });
    log.record(new Error('kept'), request('/kept'));
    const [entry] = log.recent();
    entry.body = Buffer.alloc(16);
    log.recent().push({ message: 'pushed' });
    assert.deepEqual(
      log.recent(),
      [{ at: 0, message: 'kept', method: 'POST', url: '/kept' }],
      'A page that decorates what it shows must not fill the log: each call gives data of its own.',
    );
  });
});
