/** The client's copy of Comlink, without types of its own. */
declare module '*/@webcontainer/api/dist/vendor/index.js' {
  export const Comlink: {
    expose(object: unknown, port: MessagePort): void;
    proxy<T>(object: T): T;
  };
}
