/** Starlight resolves these to its own component or to the override of the same name; it ships no types for them. */
declare module 'virtual:starlight/components/*' {
  const Component: (props: Record<string, unknown>) => unknown;
  export default Component;
}
