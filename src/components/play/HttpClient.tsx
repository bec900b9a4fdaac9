import { useState } from 'preact/hooks';
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
      <h2>HTTP client</h2>
      {to === undefined ? (
        <p class="term-help">No server listens. Run a program that does, then send requests to it from here.</p>
      ) : (
        <form onSubmit={(event) => void send(event)}>
          <div class="http-line">
            <label>
              Method
              <select value={method} onChange={(event) => setMethod(event.currentTarget.value)}>
                {METHODS.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
            <label>
              Port
              <select value={to} onChange={(event) => setPort(Number(event.currentTarget.value))}>
                {ports.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
            <label class="http-path">
              Path
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
              At once
              <select value={times} onChange={(event) => setTimes(Number(event.currentTarget.value))}>
                {TIMES.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
          </div>
          {hasBody && (
            <label class="http-body">
              Body
              <textarea
                rows={3}
                value={body}
                spellcheck={false}
                onInput={(event) => setBody(event.currentTarget.value)}
              />
            </label>
          )}
          <button type="submit" class="hp-button" aria-disabled={busy}>
            {busy ? 'Waiting…' : 'Send'}
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
      <pre class="http-answer" tabIndex={0} role="region" aria-label="Body of the answer">
        {new TextDecoder().decode(response.body) || '(empty)'}
      </pre>
      <details>
        <summary>{response.headers.length} headers</summary>
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
  if (answers.length === 1) return `${request}: ${statuses} in ${median} ms.`;
  return `${answers.length} times ${request} at once: ${statuses}. Fastest ${fastest} ms, median ${median} ms, slowest ${slowest} ms. The first answer:`;
}

function typeOf(body: string): string {
  return /^\s*[[{]/.test(body) ? 'application/json' : 'text/plain';
}
