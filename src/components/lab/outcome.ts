/** What the results show of a run that has begun; loaded with the first one, or with the results of an earlier visit. */
import './styles/seen.css';

export { BenchSection } from './BenchSection.tsx';
export { BootSteps } from './BootSteps.tsx';
export { EmbeddedButton } from './EmbeddedButton.tsx';
export { RunFacts } from './RunFacts.tsx';
export { Place } from './Place.tsx';
export { TaskTests } from './TaskTests.tsx';
export { LessonNote } from './LessonNote.tsx';
