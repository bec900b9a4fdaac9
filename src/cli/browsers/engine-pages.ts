/** Pages of a real browser with the embedded engine in each. Tests, the author gate and `npm run browser-node` run on them. */
import { launch, type BrowserName, type DrivenBrowser } from './driver.ts';
import { EngineServer } from './engine-server.ts';
import { PageEngine } from './page-engine.ts';

/** A browser and a server with nothing but the engine on it. */
export class EnginePages {
  readonly #browser: DrivenBrowser;
  readonly #server: EngineServer;

  private constructor(browser: DrivenBrowser, server: EngineServer) {
    this.#browser = browser;
    this.#server = server;
  }

  /** @throws {Error} naming what to install when there is no such browser. */
  static async start(name: BrowserName = 'chromium'): Promise<EnginePages> {
    const server = await EngineServer.start();
    try {
      return new EnginePages(await launch(name), server);
    } catch (error) {
      server.close();
      throw error;
    }
  }

  /** A fresh page with a booted engine, whose files are mounted below `root`. */
  async open(root?: string): Promise<PageEngine> {
    return PageEngine.boot(await this.#browser.newPage(), this.#server, root);
  }

  /** Milliseconds to the first output of `code`, in a fresh page: with the boot of an engine, and of a second run in it. */
  async measureStarts(code: string): Promise<{ cold: number; warm: number }> {
    return PageEngine.measureStarts(await this.#browser.newPage(), this.#server, code);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }
}
