import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { startService } from './support/service.js';

describe('readiness', () => {
  it('is ready until the shutdown begins, and no longer', TEST, async (t) => {
    const { shutdown } = await startService(t);
    assert.equal(shutdown.ready, true, 'Before begin() the service is ready.');
    void shutdown.begin();
    assert.equal(
      shutdown.ready,
      false,
      'Readiness must flip first, in the very call of begin(): every probe that still hears "ready" brings new requests.',
    );
  });

  it('serves on until the notice is over', TEST, async (t) => {
    const { shutdown, connect, advance } = await startService(t);
    void shutdown.begin();
    await advance(4_999);
    const why =
      'A load balancer that has not noticed yet still sends requests here. Each one refused is an error for somebody.';
    const late = await connect();
    assert.equal(
      late.error,
      undefined,
      `noticeMs is 5,000; after 4,999 ms a new connection was refused: ${late.error}. ${why}`,
    );
    const response = await late.request('/fast');
    assert.equal(response?.body, 'fast', `A request within the notice got no answer. ${why}`);
  });

  it('listens no longer after that', TEST, async (t) => {
    const { shutdown, server, connect, advance } = await startService(t);
    void shutdown.begin();
    await advance(5_000);
    assert.equal(server.listening, false, 'noticeMs is over, and the server still listens.');
    const late = await connect();
    assert.equal(
      late.error,
      'ECONNREFUSED',
      'A client that is refused can try another instance. One that is accepted now will be cut.',
    );
  });
});
