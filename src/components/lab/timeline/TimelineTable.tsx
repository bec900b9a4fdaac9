import { figuresOf, type Timeline, type Window } from '../../../engines/recording.ts';
import { rangeText, shareText, timeText } from './words.ts';

/** The figures of every process and thread within the part that is shown. */
export function TimelineTable({ timeline, shown }: { timeline: Timeline; shown: Window }) {
  const lanes = timeline.lanes.filter(({ start, end }) => start <= shown.to && end >= shown.from);
  return (
    <div class="lab-table" role="group" aria-label="Timeline in figures" tabIndex={0}>
      <table>
        <caption>What each did from {rangeText(shown)}</caption>
        <thead>
          <tr>
            {[
              'Where',
              'Start',
              'Busy',
              'Longest callback',
              'Blocked',
              'In Atomics.wait',
              'Sent',
              'Received',
              'Requests',
              'End',
            ].map((title) => (
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
                <td>{figures.blocked === 0 ? 'never' : figures.blocked === 1 ? 'once' : `${figures.blocked} times`}</td>
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
