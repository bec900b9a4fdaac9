/** A lab of ours and the starter lesson of TutorialKit: what a first visit loads before a click. */
import { measureWeights } from '../../bench-size/measure.ts';
import { figure } from '../figure.ts';
import type { Part } from '../part.ts';
import { weighLesson } from '../peers/tutorialkit.ts';

export const run: Part = async () => {
  const lesson = await weighLesson();
  const [lab] = await Array.fromAsync(measureWeights({ lab: '/labs/worker-pool/' }));
  if (lab === undefined) throw new Error('the lab was not weighed');
  const [, ours] = lab;
  const weights = { 'Hotpath, lab worker-pool': ours, "TutorialKit's starter lesson": lesson };
  const weight = Object.entries(weights).map(([label, { bytes }]) => {
    return figure({
      id: label,
      series: 'Weight before a click (brotli)',
      label,
      unit: 'KiB',
      values: [bytes / 1024],
    });
  });
  const ratio = figure({
    id: 'ratio',
    series: 'How much heavier',
    label: 'TutorialKit / Hotpath',
    unit: 'x',
    values: [lesson.bytes / ours.bytes],
    atLeast: 8,
  });
  const requests = Object.entries(weights).map(([label, { requests: count }]) => {
    return figure({
      id: `requests ${label}`,
      series: 'Requests before a click',
      label,
      unit: 'requests',
      values: [count],
    });
  });
  const notes =
    lesson.elsewhere.length === 0
      ? []
      : [
          `The lesson also asks ${lesson.elsewhere.join(', ')}. What comes from there, its runtime among it, is not counted: the measurement has no way out to the network.`,
        ];
  return { figures: [...weight, ratio, ...requests], notes };
};
