import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { startService } from './support/service.js';

const why = 'Without it, a client sends its next request on the same connection, to an instance that is going away.';

describe('keep-alive', () => {
  it('tells clients to come back elsewhere', TEST, async (t) => {
    const { shutdown, connect } = await startService(t);
    const client = await connect();
    void shutdown.begin();
    const fast = await client.request('/fast');
    assert.equal(
      fast?.headers.connection,
      'close',
      `A request came after begin(); its response must carry Connection: close. ${why}`,
    );
  });

  it('tells those whose request is in flight', TEST, async (t) => {
    const { shutdown, connect, holding, finish } = await startService(t);
    const client = await connect();
    const slow = client.request('/slow');
    await holding(1);
    void shutdown.begin();
    await finish();
    assert.equal(
      (await slow)?.headers.connection,
      'close',
      `A request was in flight at begin(), its headers not sent yet; its response must carry Connection: close too. ${why}`,
    );
  });

  it('does not touch responses before the shutdown', TEST, async (t) => {
    const { connect } = await startService(t);
    const client = await connect();
    const [first, second] = [await client.request('/fast'), await client.request('/fast')];
    assert.deepEqual(
      [first?.headers.connection, second?.headers.connection],
      ['keep-alive', 'keep-alive'],
      'In daily service connections are kept: a new one costs each request one or two round trips.',
    );
  });

  it('closes idle connections when the notice is over', TEST, async (t) => {
    const { shutdown, connect, advance, outcomeOf } = await startService(t);
    const client = await connect();
    await client.request('/fast');
    const over = shutdown.begin();
    await advance(4_999);
    assert.equal(
      client.closed,
      false,
      'Within the notice an idle connection may still bring a request. It must not be closed yet.',
    );
    await advance(1);
    assert.equal(client.closed, true, 'An idle connection waits for nothing, and the shutdown waits for it.');
    assert.equal(await outcomeOf(over), 'drained', 'No connection is left; begin() must fulfil.');
  });

  it('closes connections that never sent a request', TEST, async (t) => {
    const { shutdown, connect, advance, outcomeOf, arrive } = await startService(t);
    const client = await connect();
    await arrive();
    const over = shutdown.begin();
    await advance(5_000);
    assert.equal(
      client.closed,
      true,
      'Load balancers and browsers open connections ahead of need. To Node such a connection is not idle, and it holds up the shutdown until the deadline.',
    );
    assert.equal(await outcomeOf(over), 'drained', 'No connection is left; begin() must fulfil.');
  });

  it('closes upgraded connections', TEST, async (t) => {
    const { shutdown, connect, advance, outcomeOf } = await startService(t);
    const client = await connect();
    const response = await client.request('/chat', 'Connection: Upgrade\r\nUpgrade: test\r\n');
    assert.equal(response?.status, 101);
    const over = shutdown.begin();
    await advance(5_000);
    assert.equal(
      client.closed,
      true,
      'An upgraded connection has left the HTTP server, which knows it no more. server.close() waits for it all the same, for hours when it is a WebSocket.',
    );
    assert.equal(await outcomeOf(over), 'drained', 'No connection is left; begin() must fulfil.');
  });

  it('closes the connection of a stream when it ends', TEST, async (t) => {
    const { shutdown, connect, holding, advance, finish, outcomeOf } = await startService(t);
    const client = await connect();
    const answer = client.request('/stream');
    await holding(1);
    const over = shutdown.begin();
    await advance(6_000);
    await finish();
    await answer;
    assert.equal(
      client.closed,
      true,
      'The headers of the stream had said keep-alive long before, so the client keeps the connection. Close it when the stream has ended: nothing else will.',
    );
    assert.equal(await outcomeOf(over), 'drained', 'No connection is left; begin() must fulfil.');
  });
});
