import { explanation as words } from '#words/quiz/question.ts';
import type { Grade } from '../../quiz/index.ts';
import type { Question } from '../../schemas/question.ts';
import { guideName } from './guide-name.ts';
import { Html } from './Html.tsx';
import { ReportProblem } from './ReportProblem.tsx';

/** Feedback on each part of the answer. */
export function Remarks({ grade }: { grade: Grade }) {
  if (grade.remarks.length === 0) return null;
  return (
    <ul class="hp-remarks">
      {grade.remarks.map((remark, index) => (
        <li key={index} data-good={remark.good}>
          {remark.said}
          {remark.said !== undefined && remark.text !== '' && ' '}
          {remark.text !== '' && <Html text={remark.text} />}
        </li>
      ))}
    </ul>
  );
}

/** What is shown after answering, whatever the answer was: why it is so, what proves it, where to go on. */
export function Explanation({ question, base, answer }: { question: Question; base: string; answer?: unknown }) {
  return (
    <>
      <Html as="div" text={question.context} />
      {question.type === 'OpenAnswer' && (
        <>
          <p>{words.then}</p>
          <ul>
            {question.followUps.map((text) => (
              <li key={text}>
                <Html text={text} />
              </li>
            ))}
          </ul>
        </>
      )}
      <ul class="hp-links">
        {question.guides.map((guide) => (
          <li key={guide}>
            <a href={`${base}guides/${guide}/`}>{words.guide(guideName(guide))}</a>
          </li>
        ))}
        {question.labs.map((lab) => (
          <li key={lab}>
            <a href={`${base}labs/${lab}/`}>{words.lab(lab.replaceAll('-', ' '))}</a>
          </li>
        ))}
        {question.sources.map((source) => (
          <li key={source}>
            <a href={source}>{words.source(source.replace(/^https:\/\//, '').replace(/#.*$/, ''))}</a>
          </li>
        ))}
      </ul>
      <ReportProblem question={question} answer={answer} />
    </>
  );
}
