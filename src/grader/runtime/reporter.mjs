// Reporter of node:test that sends events as records and prints nothing itself.
import { claim, serialize } from './channel.mjs';

const channel = claim();

export default async function* report(events) {
  for await (const { type, data } of events) {
    if (channel === undefined) continue;
    const { progress } = channel;
    const kind = { 'test:start': 'start', 'test:pass': 'pass', 'test:fail': 'fail' }[type];
    if (type === 'test:enqueue' && data.nesting === 0) {
      progress.open += 1;
      progress.seen += 1;
    }
    if (kind !== undefined) channel.send(record(kind, data));
    if (kind !== undefined && kind !== 'start' && data.nesting === 0) {
      progress.open -= 1;
      progress.onDone();
    }
  }
  yield '';
}

function record(kind, data) {
  const { name, nesting, file, line, column, details } = data;
  return {
    e: kind,
    name,
    nesting,
    file,
    line,
    column,
    type: details?.type,
    ms: details?.duration_ms,
    skip: data.skip !== undefined || data.todo !== undefined || data.expectFailure !== undefined,
    error: details?.error === undefined ? undefined : serialize(details.error),
  };
}
