/** The steps in which a WebContainer starts. */
export const webcontainerSteps = {
  check: 'Check this browser',
  client: 'Load the WebContainer client',
  runtime: 'Start Node.js at StackBlitz’s page',
  probe: 'Try what it can do',
};
