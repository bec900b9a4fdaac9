import { isMarkedAsUntransferable, markAsUntransferable } from 'node:worker_threads';

/**
 * Posts `message` to `port` and copies as little as possible.
 *
 * `message` is a plain object. Only its own properties are looked at, nothing deeper:
 * - An ArrayBuffer, or a view that covers the whole of its ArrayBuffer, is moved. Afterwards it is detached on this side.
 * - A view of a part of an ArrayBuffer arrives as a view of the same class (a Buffer as a Uint8Array) on an ArrayBuffer that
 *   holds the bytes of the part and no more. To send it detaches nothing on this side.
 * - Memory under the protection of `keep` arrives as a copy.
 * - Shared memory stays shared.
 * - Everything else is cloned, as postMessage does.
 *
 * `message` itself is not changed. When postMessage throws, this side still has all its memory.
 *
 * @param {import('node:worker_threads').MessagePort | import('node:worker_threads').Worker} port
 * @param {Record<string, unknown>} message
 */
export function post(port, message) {
  /** @type {Set<ArrayBuffer>} */
  const moved = new Set();
  const sent = {};
  for (const [name, value] of Object.entries(message)) sent[name] = prepared(value, moved);
  port.postMessage(sent, [...moved]);
}

/** What is posted in place of `value`. Adds to `moved` what goes along. */
function prepared(value, moved) {
  const memory = ArrayBuffer.isView(value) ? value.buffer : value;
  if (!(memory instanceof ArrayBuffer)) return value;

  if (value.byteLength < memory.byteLength) {
    const part = copyOfPart(value);
    moved.add(part.buffer);
    return part;
  }
  if (!isMarkedAsUntransferable(memory)) moved.add(memory);
  return value;
}

function copyOfPart(view) {
  if (view instanceof DataView) {
    return new DataView(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
  }
  // Not view.slice(): a Buffer's own slice() is another view of the same memory.
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}

/**
 * Protects the memory behind `view` for good: whoever names it in a transfer list gets a DataCloneError.
 *
 * @template {ArrayBufferView} V
 * @param {V} view
 * @returns {V} the same view
 */
export function keep(view) {
  markAsUntransferable(view.buffer);
  return view;
}
