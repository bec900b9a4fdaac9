import type * as en from '../../en/engines/webcontainer-steps.ts';

export const webcontainerSteps: typeof en.webcontainerSteps = {
  check: 'Diesen Browser prüfen',
  client: 'Den WebContainer-Client laden',
  runtime: 'Node.js auf der Seite von StackBlitz starten',
  probe: 'Ausprobieren, was es kann',
};
