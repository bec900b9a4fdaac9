/** What the lab workbench promises, as figures. */
import type { Figure } from '../../schemas/bench-results.ts';
import { figure } from '../bench/figure.ts';
import type { EditingTimes } from './editing.ts';
import type { RecordingCost } from './recording.ts';
import type { VisitTimes } from './visits.ts';

const VISITS = 'Visits to a lab';

export function visitFigures({ cold, warm, slow }: VisitTimes): Figure[] {
  const ms = (id: string, label: string, values: number[], atMost: number) =>
    figure({ id, series: VISITS, label, unit: 'ms', values, atMost });
  return [
    ms('graded-cold', 'click to first graded task, first visit', cold, 1200),
    ms('graded-warm', 'click to first graded task, again', warm, 300),
    ms('readable-slow', 'slow phone: code readable', slow.readable, 1000),
    ms('graded-slow', 'slow phone: click to first graded task', slow.graded, 4500),
    ms('editable-slow', 'slow phone: click to editable', slow.editable, 5000),
  ];
}

export function editingFigures({ editable, idle, busy }: EditingTimes): Figure[] {
  const series = 'Editing';
  return [
    figure({ id: 'editable', series, label: 'click to editable, warm', unit: 'ms', values: editable, atMost: 400 }),
    figure({ id: 'key-idle', series, label: 'key press to painted, idle', unit: 'ms', values: idle, atMost: 16 }),
    figure({
      id: 'key-busy',
      series,
      label: 'key press to painted, a lab on all cores',
      unit: 'ms',
      values: busy,
      statistic: 'p95',
      atMost: 50,
    }),
  ];
}

export function recordingFigures(costs: readonly RecordingCost[]): Figure[] {
  return costs.map(({ label, ratios }) =>
    figure({
      id: `recorded ${label}`,
      series: 'Time with a recording / without',
      label: `recorded against not: ${label}`,
      unit: 'x',
      values: ratios,
      atMost: 1.05,
    }),
  );
}
