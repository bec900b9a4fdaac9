import { Component, hydrate } from 'preact';
import { trustedHtml } from '../ui/trusted-html.ts';
import { fetchQuestion } from './fetch-questions.ts';
import QuestionIsland from './QuestionIsland.tsx';

/** The highlighted program as it stands in the page: hydrating takes it over, and nothing is ever written over what runs in it. */
class Program extends Component<{ html: string }> {
  override shouldComponentUpdate(): boolean {
    return false;
  }
  override render() {
    return <div class="hp-question-program" dangerouslySetInnerHTML={{ __html: trustedHtml(this.props.html) }} />;
  }
}

/**
 * Makes a question of `Question.astro` answerable: fetches what it is judged by, and hydrates it. Its `data-questions` goes then.
 * @throws {Error} with a sentence for the reader when that cannot be loaded.
 */
export async function mountQuestion(element: HTMLElement): Promise<void> {
  const { questions = '', label = '' } = element.dataset;
  const { question, hash } = await fetchQuestion(questions, element.id.replace(/^question-/, ''));
  const program = element.querySelector('.hp-question-program');
  hydrate(
    <QuestionIsland question={question} hash={hash} label={label}>
      {program && <Program html={program.innerHTML} />}
    </QuestionIsland>,
    element,
  );
  // Hydrating leaves attributes as they are in the page.
  element.querySelector('.hp-body')?.removeAttribute('inert');
  delete element.dataset['questions'];
}
