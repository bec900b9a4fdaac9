import { timeline as words } from '#words/lab/timeline.ts';
import { figuresOf, type Timeline, type Window } from '../../../engines/recording.ts';
import { rangeText, shareText, timeText } from './words.ts';

/** The figures of every process and thread within the part that is shown. */
export function TimelineTable({ timeline, shown }: { timeline: Timeline; shown: Window }) {
  const lanes = timeline.lanes.filter(({ start, end }) => start <= shown.to && end >= shown.from);
  return (
    <div class="lab-table" role="group" aria-label={words.figures} tabIndex={0}>
      <table>
        <caption>{words.caption(rangeText(shown))}</caption>
        <thead>
          <tr>
            {words.columns.map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => {
            const figures = figuresOf(lane, shown);
            return (
              <tr key={`${lane.pid} ${lane.tid} ${lane.start}`}>
                <th scope="row">{lane.label}</th>
                <td>{timeText(lane.start)}</td>
                <td>{shareText(figures.share)}</td>
                <td>{timeText(figures.longest)}</td>
                <td>{words.times(figures.blocked)}</td>
                <td>{timeText(figures.waited)}</td>
                <td>{figures.sent}</td>
                <td>{figures.received}</td>
                <td>{figures.requests}</td>
                <td>
                  {lane.ending}, {timeText(lane.end)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
