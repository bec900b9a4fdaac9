import type { WebContainer } from '@webcontainer/api';

type Listener = (port: number, open: boolean) => void;

/**
 * Which servers listen, told by a container's events. `port` says when they begin and cease. `server-ready` comes later, maybe when the
 * server has gone again: it counts only for ports that `port` never spoke of.
 */
export class ContainerPorts {
  readonly #listeners = new Set<Listener>();
  readonly #open = new Set<number>();
  #told = new Set<number>();
  #silent = true;

  /** Calls `listener` with every change; returns a function that ends it. Outlives the container. */
  subscribe(listener: Listener): () => void {
    const own: Listener = (port, open) => listener(port, open);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Follows a container that has just started; {@link speak} begins to tell. */
  follow(container: Pick<WebContainer, 'on'>): void {
    const told = new Set<number>();
    this.#told = told;
    this.#silent = true;
    container.on('port', (port, type) => {
      told.add(port);
      if (this.#told === told) this.#set(port, type === 'open');
    });
    container.on('server-ready', (port) => {
      if (this.#told === told && !told.has(port)) this.#set(port, true);
    });
  }

  /** Tells from now on. What has listened until then were the engine's own probes. */
  speak(): void {
    this.#silent = false;
  }

  /** The container is gone, and every server with it. */
  closeAll(): void {
    this.#told = new Set();
    for (const port of [...this.#open]) this.#set(port, false);
  }

  #set(port: number, open: boolean): void {
    if (this.#silent || this.#open.has(port) === open) return;
    if (open) this.#open.add(port);
    else this.#open.delete(port);
    for (const listener of this.#listeners) listener(port, open);
  }
}
