/** The same 60 messages, once by plain postMessage and once by `post`. Counted: bytes that arrive and were not given away. */
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { post } from '../post.js';

const FRAME = 65_536;

/** A frame, a header cut out of a file, and a small Buffer. */
function messages() {
  return Array.from({ length: 20 }, (_, index) => [
    { id: index, pixels: new Uint8Array(FRAME).fill(index) },
    { id: index, header: new Uint8Array(FRAME).fill(index).subarray(64, 80) },
    { id: index, title: Buffer.from(`frame ${index}`) },
  ]).flat();
}

function memoryOf(message) {
  return new Set(Object.values(message).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer] : [])));
}

function copied(send) {
  const { port1, port2 } = new MessageChannel();
  let value = 0;
  let sum = 0;
  for (const message of messages()) {
    const before = [...memoryOf(message)].map((memory) => [memory, memory.byteLength]);
    send(port1, message);
    const { message: arrived } = receiveMessageOnPort(port2);
    for (const memory of memoryOf(arrived)) value += memory.byteLength;
    for (const [memory, length] of before) value -= length - memory.byteLength;
    for (const part of Object.values(arrived)) if (ArrayBuffer.isView(part)) for (const byte of part) sum += byte;
  }
  port1.close();
  return { value, result: sum };
}

export default {
  baseline: () => copied((port, message) => port.postMessage(message)),
  candidate: () => copied(post),
};
