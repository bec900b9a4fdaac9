import { useState } from 'preact/hooks';
import { locale } from '#words/locale.ts';
import { http as words } from '#words/play/http.ts';
import type { TimedResponse } from '../../lab/play/console.ts';
import { latencies } from '../../lab/play/latencies.ts';
import { playClient } from './play-client.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];
const TIMES = [1, 10, 100];

/** What came back: answers, or why there are none. */
type Outcome = { request: string; answers: TimedResponse[] } | { request: string; problem: string };

/** Sends requests to the servers that run in the engine, one or many at once. They do not leave the browser. */
export default function HttpClient({ command }: { command: string }) {
  const client = playClient(command);
  const { ports } = client.state.value;
  const [port, setPort] = useState<number>();
  const [method, setMethod] = useState('GET');
  const [path, setPath] = useState('/');
  const [times, setTimes] = useState(1);
  const [body, setBody] = useState('');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const to = ports.find((each) => each === port) ?? ports[0];
  const hasBody = !['GET', 'HEAD'].includes(method);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || to === undefined) return;
    const target = path.startsWith('/') ? path : `/${path}`;
    const request = `${method} ${target}`;
    setBusy(true);
    try {
      const json = hasBody && body !== '' ? { body, headers: { 'content-type': typeOf(body) } } : {};
      setOutcome({ request, answers: await client.console.send(to, { method, path: target, ...json }, times) });
    } catch (error) {
      setOutcome({ request, problem: error instanceof Error ? error.message : String(error) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="http">
      <h2>{words.title}</h2>
      {to === undefined ? (
        <p class="term-help">{words.noServer}</p>
      ) : (
        <form onSubmit={(event) => void send(event)}>
          <div class="http-line">
            <label>
              {words.method}
              <select value={method} onChange={(event) => setMethod(event.currentTarget.value)}>
                {METHODS.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
            <label>
              {words.port}
              <select value={to} onChange={(event) => setPort(Number(event.currentTarget.value))}>
                {ports.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
            <label class="http-path">
              {words.path}
              <input
                type="text"
                value={path}
                autocomplete="off"
                autocapitalize="off"
                spellcheck={false}
                onInput={(event) => setPath(event.currentTarget.value)}
              />
            </label>
            <label>
              {words.times}
              <select value={times} onChange={(event) => setTimes(Number(event.currentTarget.value))}>
                {TIMES.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
          </div>
          {hasBody && (
            <label class="http-body">
              {words.body}
              <textarea
                rows={3}
                value={body}
                spellcheck={false}
                onInput={(event) => setBody(event.currentTarget.value)}
              />
            </label>
          )}
          <button type="submit" class="hp-button" aria-disabled={busy}>
            {busy ? words.waiting : words.send}
          </button>
        </form>
      )}
      <div role="status" data-testid="answer">
        {outcome && <p class="http-summary">{sentenceOf(outcome)}</p>}
      </div>
      {outcome && 'answers' in outcome && outcome.answers[0] && <Answer answer={outcome.answers[0]} />}
    </div>
  );
}

/** Headers and body of an answer, as text whatever it is. */
function Answer({ answer: { response } }: { answer: TimedResponse }) {
  return (
    <>
      <pre class="http-answer" tabIndex={0} role="region" aria-label={words.answer}>
        {new TextDecoder().decode(response.body) || words.empty}
      </pre>
      <details>
        <summary>{words.headers(response.headers.length)}</summary>
        <dl class="http-headers">
          {response.headers.map(([name, value], index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

/** One sentence on what came back; of many answers, how long they took. */
function sentenceOf(outcome: Outcome): string {
  if ('problem' in outcome) return `${outcome.request}: ${outcome.problem}`;
  const { request, answers } = outcome;
  const statuses = [...new Set(answers.map(({ response }) => `${response.status} ${response.statusText}`))].join(', ');
  const { fastest, median, slowest } = latencies(answers.map(({ ms }) => ms));
  if (answers.length === 1) return words.one(request, statuses, figure(median));
  return words.many(answers.length, request, statuses, figure(fastest), figure(median), figure(slowest));
}

function figure(value: number): string {
  return value.toLocaleString(locale, { useGrouping: false });
}

function typeOf(body: string): string {
  return /^\s*[[{]/.test(body) ? 'application/json' : 'text/plain';
}
