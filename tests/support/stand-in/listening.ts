/** Preloaded into every program of the stand-in: writes down where its servers listen, and when they cease. */
import { appendFileSync } from 'node:fs';
import { Server } from 'node:net';

const { STAND_IN_PORTS: file = '', STAND_IN_PROCESS: id } = process.env;

function note(port: number, open: boolean): void {
  appendFileSync(file, `${JSON.stringify({ id: Number(id), port, open })}\n`);
}

type Emit = (this: Server, event: string, ...given: unknown[]) => boolean;

const prototype = Server.prototype as unknown as { emit: Emit };
const { emit } = prototype;
prototype.emit = function (event, ...given) {
  const address = event === 'listening' ? this.address() : null;
  if (typeof address === 'object' && address !== null) {
    note(address.port, true);
    this.once('close', () => note(address.port, false));
  }
  return Reflect.apply(emit, this, [event, ...given]);
};
