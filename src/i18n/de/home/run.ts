import type * as en from '../../en/home/run.ts';

export const run: typeof en.run = {
  ended: {
    signal: 'wurde durch ein Signal beendet',
    timeout: 'brauchte mehr als 60 Sekunden und wurde angehalten',
    'output-limit': 'hat zu viel ausgegeben und wurde angehalten',
    'process-limit': 'hat zu viele Prozesse gestartet und wurde angehalten',
    killed: 'wurde angehalten',
    'out-of-memory': 'hatte keinen Speicher mehr',
    crash: 'ging dem Browser verloren',
  },
  withCode: (program, code, line) => `${program} endete mit Code ${code}: ${line}`,
  seeConsole: 'siehe Konsole',
};
