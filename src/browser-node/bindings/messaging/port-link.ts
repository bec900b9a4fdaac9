/** The way between the two ends of a message channel in different threads: a browser channel, and a mailbox where there is one. */
import { host } from '../../process/host-globals.ts';
import { hasMatch } from './message-ports.ts';
import type { Mailbox } from './port-mailbox.ts';
import type { SentPort } from './port-state.ts';

/**
 * What travels on the browser's channel: a message (`marked` when the mailbox has a marker for it), a call to look into the mailbox, or
 * word that the other end was closed.
 */
type Envelope = { m: unknown; marked?: true } | { call: true } | { closed: true };

export interface LinkEvents {
  message(message: unknown): void;
  /** After the last message. */
  closed(): void;
}

/** Milliseconds a thread waits for the next message before it goes back to the browser's event loop. */
const HOT_MS = 0.1;

/** Links of this thread whose mailboxes it looks into by itself. */
export class AwakeLinks {
  readonly #links = new Set<PortLink>();
  /** Makes the loop turn, because a link is awake. */
  readonly onWake: () => void;

  constructor(onWake: () => void) {
    this.onWake = onWake;
  }

  add(link: PortLink): void {
    this.#links.add(link);
  }

  delete(link: PortLink): void {
    this.#links.delete(link);
  }

  get isAwake(): boolean {
    return this.#links.size > 0;
  }

  /** Takes what has come. */
  poll(): void {
    for (const link of this.#links) link.collect();
  }

  /**
   * For a thread with nothing to do until `ms` from now: looks a little longer at a mailbox that was just used, then lets the other ends
   * call. True when something has come.
   */
  rest(ms: number): boolean {
    const [hot] = this.#links;
    if (hot === undefined) return false;
    if (this.#links.size === 1 && ms > 0) {
      hot.mailbox?.wait(Math.min(ms, HOT_MS));
      if (hot.collect()) return true;
    }
    let hasCome = false;
    for (const link of this.#links) {
      if (link.mailbox?.sleep() === false) hasCome = link.collect() || hasCome;
      else this.#links.delete(link);
    }
    return hasCome;
  }
}

export class PortLink {
  readonly mailbox: Mailbox | undefined;
  readonly #native: MessagePort;
  readonly #awake: AwakeLinks;
  #events: LinkEvents;
  /** Came on the channel before what lies before them in the mailbox was taken out. */
  readonly #early: unknown[] = [];

  constructor(native: MessagePort, mailbox: Mailbox | undefined, awake: AwakeLinks, events: LinkEvents) {
    this.#native = native;
    this.mailbox = mailbox;
    this.#awake = awake;
    this.#events = events;
    native.onmessage = (event: MessageEvent<Envelope>) => {
      this.#receive(event.data);
    };
    if (mailbox !== undefined) this.#wake();
  }

  post(message: unknown, transfer: Transferable[]): void {
    const how = this.mailbox?.post(message, transfer.length > 0) ?? 'unmarked';
    if (how === 'boxed') return;
    if (how === 'call') this.#send({ call: true });
    else this.#send(how === 'marked' ? { m: message, marked: true } : { m: message }, transfer);
  }

  /** Tells the other end, and takes nothing more. */
  close(tell: boolean): void {
    this.#awake.delete(this);
    if (tell) this.#send({ closed: true });
    // A moment's grace lets what was posted last get out of this thread.
    host.setTimeout(() => {
      this.#native.close();
    }, 0);
  }

  /** Tells the other end that this thread has ended. */
  abandon(): void {
    this.#send({ closed: true });
  }

  /** The next message that can be had without the event loop. */
  take(): { message: unknown } | undefined {
    const letter = this.mailbox?.take();
    return typeof letter === 'object' ? { message: letter.value } : undefined;
  }

  /** Hands on what lies in the mailbox; true when there was something. */
  collect(): boolean {
    let hasCome = false;
    for (let letter = this.mailbox?.take(); letter !== undefined; letter = this.mailbox?.take()) {
      if (letter === 'on-channel') {
        if (this.#early.length === 0) break;
        this.mailbox?.takeMarker();
        this.#events.message(this.#early.shift());
      } else this.#events.message(letter.value);
      hasCome = true;
    }
    return hasCome;
  }

  /** Gives the link away: to another thread. */
  detach(): SentPort {
    this.#native.onmessage = null;
    this.#awake.delete(this);
    const { mailbox } = this;
    return {
      native: this.#native,
      box: mailbox === undefined ? undefined : { shared: mailbox.shared, side: mailbox.side },
    };
  }

  /** From now on this end only passes messages on, both ways: `relay` leads to the thread that has it now. */
  passOn(relay: MessagePort): void {
    this.#events = {
      message: (message) => {
        relay.postMessage({ m: message }, portsIn(message));
      },
      closed: () => {
        relay.postMessage({ closed: true });
      },
    };
    relay.onmessage = (event: MessageEvent<Envelope>) => {
      this.#send(event.data, [...event.ports]);
    };
  }

  #send(envelope: Envelope, transfer: Transferable[] = []): void {
    this.#native.postMessage(envelope, transfer);
  }

  #wake(): void {
    this.mailbox?.wake();
    this.#awake.add(this);
    this.#awake.onWake();
  }

  #receive(envelope: Envelope): void {
    if ('call' in envelope) {
      this.#awake.add(this);
      // It may have been taken out already; the loop has to turn all the same, for it is what puts a link to sleep again.
      if (!this.collect()) this.#awake.onWake();
    } else if ('closed' in envelope) {
      this.collect();
      this.#events.closed();
    } else if (envelope.marked === true) {
      this.#early.push(envelope.m);
      this.collect();
    } else {
      this.collect();
      this.#events.message(envelope.m);
    }
  }
}

/** Browser ports in a message that has not been opened yet. */
export function portsIn(message: unknown): MessagePort[] {
  const ports: MessagePort[] = [];
  hasMatch(message, (value) => {
    if (value instanceof host.MessagePort) ports.push(value);
    return false;
  });
  return ports;
}
