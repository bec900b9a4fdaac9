import type { ProcessContext } from '../../process/context.ts';
import { createUnavailableBinding } from '../unavailable.ts';

/** `internalBinding('report')`: the settings are kept; what would write a report of the process says that it cannot. */
export function createReportBinding(context: ProcessContext): Record<string, unknown> {
  const settings: Record<string, unknown> = {
    Compact: false,
    ExcludeNetwork: false,
    ExcludeEnv: false,
    Directory: '',
    Filename: '',
    Signal: 'SIGUSR2',
  };
  const triggers: Record<string, unknown> = { FatalError: false, Signal: false, UncaughtException: false };
  const binding = createUnavailableBinding(context, 'report');
  for (const name of Object.keys(settings)) {
    binding[`get${name}`] = () => settings[name];
    binding[`set${name}`] = (value: unknown) => {
      settings[name] = value;
    };
  }
  for (const name of Object.keys(triggers)) {
    binding[`shouldReportOn${name}`] = () => triggers[name];
    binding[`setReportOn${name}`] = (value: unknown) => {
      triggers[name] = value;
    };
  }
  return binding;
}
