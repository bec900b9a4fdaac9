import { useRef, useState } from 'preact/hooks';
import { engineCheck as words } from '#words/engine-check/page.ts';
import { contentLanguage } from '#words/locale.ts';
import {
  comparedRows,
  EMPTY_REPORT,
  ENGINE_TITLES,
  reportText,
  summaryOf,
  withEvent,
  type CheckedEngine,
  type CheckReport,
  type CheckRow,
} from './report.ts';

const ENGINES = ['browser-node', 'webcontainer'] as const;

/** Runs every probe and the contract on both engines of this browser, and shows what came out. */
export default function EngineCheck() {
  const [report, setReport] = useState<CheckReport>(EMPTY_REPORT);
  const [busy, setBusy] = useState(false);
  const [copied, setCopied] = useState('');
  const abort = useRef<AbortController | undefined>(undefined);
  const violations = useRef<string[]>([]);
  const text = useRef<HTMLTextAreaElement>(null);
  const done = ENGINES.some((name) => report[name].node !== undefined || report[name].failure !== undefined);

  async function run(): Promise<void> {
    if (busy) return;
    const own = new AbortController();
    abort.current = own;
    setBusy(true);
    setCopied('');
    setReport(EMPTY_REPORT);
    violations.current = [];
    document.addEventListener('securitypolicyviolation', noteViolation);
    try {
      const { checkEngines } = await import('./check.ts');
      await checkEngines((event) => setReport((old) => withEvent(old, event)), own.signal);
    } finally {
      document.removeEventListener('securitypolicyviolation', noteViolation);
      setBusy(false);
    }
  }

  function noteViolation({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void {
    violations.current.push(`${effectiveDirective} blocked ${blockedURI}`);
  }

  function whole(): string {
    return reportText(report, {
      browser: navigator.userAgent,
      cores: String(navigator.hardwareConcurrency),
      isolated: String(crossOriginIsolated),
      'cookies enabled': String(navigator.cookieEnabled),
      'policy violations': violations.current.join('; ') || 'none',
      date: new Date().toISOString(),
    });
  }

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(whole());
      setCopied(words.copied);
    } catch {
      text.current?.select();
      setCopied(words.select);
    }
  }

  return (
    <div class="check">
      <div class="check-buttons">
        <button type="button" class="hp-button primary" aria-disabled={busy} onClick={() => void run()}>
          {words.check}
        </button>
        <button type="button" class="hp-button" aria-disabled={!busy} onClick={() => abort.current?.abort()}>
          {words.stop}
        </button>
        <button
          type="button"
          class="hp-button"
          aria-disabled={!done || busy}
          onClick={() => done && !busy && void copy()}
        >
          {words.copy}
        </button>
      </div>
      <p role="status" data-testid="check-status">
        {copied || (busy ? words.checking : done ? words.checked : words.nothing)}
      </p>
      {ENGINES.map((name) => (
        <Engine key={name} name={name} report={report} />
      ))}
      {comparedRows(report).length > 0 && <Table report={report} />}
      {done && !busy && (
        <details class="check-text">
          <summary>{words.text}</summary>
          <textarea ref={text} readOnly rows={16} aria-label={words.report} value={whole()} />
        </details>
      )}
    </div>
  );
}

function Engine({ name, report }: { name: CheckedEngine; report: CheckReport }) {
  const { steps, failure } = report[name];
  return (
    <section data-testid={`check-${name}`}>
      <h2>{ENGINE_TITLES[name]}</h2>
      <p>{summaryOf(report[name])}</p>
      {failure !== undefined && failure.detail !== 'off' && (
        <p class="check-detail">{words.ownWords(failure.detail)}</p>
      )}
      {steps.length > 0 && (
        <ul aria-label={words.start(ENGINE_TITLES[name])}>
          {steps.map(({ id, label, status, ms }) => (
            <li key={id}>
              {label}: {words.step[status]}
              {ms === undefined ? '' : `, ${Math.round(ms)} ms`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Table({ report }: { report: CheckReport }) {
  return (
    // It scrolls sideways where it has to, so it takes the focus.
    <div class="check-scroll" role="region" aria-label={words.results} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            {ENGINES.map((name) => (
              <th key={name} scope="col">
                {ENGINE_TITLES[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparedRows(report).map(({ kind, id, what, found }) => (
            <tr key={`${kind} ${id}`}>
              <th scope="row" lang={contentLanguage}>
                {what}
              </th>
              {ENGINES.map((name) => (
                <Cell key={name} row={found[name]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ row }: { row: CheckRow | undefined }) {
  if (row === undefined) return <td />;
  return (
    <td data-status={row.status}>
      <strong>{words.status[row.status]}</strong> {row.detail} <span>{`${Math.round(row.ms)} ms`}</span>
    </td>
  );
}
