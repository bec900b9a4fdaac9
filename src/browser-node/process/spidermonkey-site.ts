/** Calls as V8 describes them, on Firefox's engine. */

/** A frame as V8's `prepareStackTrace` gets it; what SpiderMonkey does not tell is null. */
export class CallSite {
  readonly #frame: Frame;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  getFileName(): string {
    return this.#frame.file;
  }
  getScriptNameOrSourceURL(): string {
    return this.#frame.file;
  }
  getLineNumber(): number {
    return this.#frame.line;
  }
  getColumnNumber(): number {
    return this.#frame.column;
  }
  getFunctionName(): string | null {
    return this.#frame.name;
  }
  getTypeName(): string | null {
    return this.#frame.receiver ?? (this.isToplevel() ? 'Object' : null);
  }
  getMethodName(): string | null {
    return this.#frame.method ?? null;
  }
  getFunction(): undefined {
    return undefined;
  }
  getThis(): undefined {
    return undefined;
  }
  getEvalOrigin(): undefined {
    return undefined;
  }
  getPromiseIndex(): null {
    return null;
  }
  getScriptHash(): string {
    return '';
  }
  getEnclosingLineNumber(): number {
    return this.#frame.line;
  }
  getEnclosingColumnNumber(): number {
    return this.#frame.column;
  }
  getPosition(): number {
    return 0;
  }
  isNative(): boolean {
    return this.#frame.file === '';
  }
  isToplevel(): boolean {
    return this.#frame.isTopLevel;
  }
  isConstructor(): boolean {
    return this.#frame.isConstructor;
  }
  isEval(): boolean {
    return false;
  }
  isAsync(): boolean {
    return this.#frame.isAsync;
  }
  isPromiseAll(): boolean {
    return false;
  }
  toString(): string {
    const { name, file, line, column, isAsync, isTopLevel, isConstructor, receiver, method } = this.#frame;
    const place = file === '' ? '<anonymous>' : `${file}:${String(line)}:${String(column)}`;
    // What a CommonJS module does on its first level happens in a function of an object.
    const shown =
      receiver === undefined
        ? (name ?? (isTopLevel && file.startsWith('/') ? 'Object.<anonymous>' : undefined))
        : `${receiver}.${name ?? method ?? '<anonymous>'}${name !== null && method !== undefined && name !== method ? ` [as ${method}]` : ''}`;
    const before = isAsync ? 'async ' : '';
    return shown === undefined ? `${before}${place}` : `${before}${isConstructor ? 'new ' : ''}${shown} (${place})`;
  }
}

/** What is known of a call; the place is in the reader's text. */
export interface Frame {
  name: string | null;
  /** Empty: a function of the language. */
  file: string;
  line: number;
  column: number;
  isAsync: boolean;
  isTopLevel: boolean;
  isConstructor: boolean;
  /** What V8 writes in front of the name: the class of the object whose method was called. */
  receiver?: string | undefined;
  /** Name of the property that was called, when it is not the function's own. */
  method?: string | undefined;
}
