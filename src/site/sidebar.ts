import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CONTENT_LANGUAGE, type Language } from '../i18n/languages.ts';
import { SITE_WORDS } from '../i18n/site-words.ts';
import { sections } from './sections.ts';

/** HTML attributes of a link. */
type Attributes = Readonly<Record<string, string>>;

/** The part of Starlight's sidebar configuration that we use. */
type SidebarItem =
  | { label: string; link: string; attrs?: Attributes }
  | { autogenerate: { directory: string; attrs?: Attributes } }
  | { label: string; collapsed?: boolean; items: SidebarItem[] };

interface LabLink {
  slug: string;
  title: string;
  section: string;
}

/** The fields of a YAML file; none when it cannot be read, which the content check explains. */
function readFields(file: string): Record<string, unknown> {
  try {
    const data: unknown = parse(readFileSync(file, 'utf8'));
    return typeof data === 'object' && data !== null ? { ...data } : {};
  } catch {
    return {};
  }
}

/** What the sidebar needs of each lab. One that cannot be read is left out. */
function readLabs(root: string): LabLink[] {
  const folder = join(root, 'labs');
  if (!existsSync(folder)) return [];
  const labs: LabLink[] = [];
  for (const slug of readdirSync(folder).sort()) {
    const file = join(folder, slug, 'lab.yaml');
    const { title, section } = readFields(file);
    if (typeof title === 'string' && typeof section === 'string') labs.push({ slug, title, section });
  }
  return labs;
}

/** The scenarios in their order. One that cannot be read is left out. */
function readScenarios(root: string): { label: string; link: string }[] {
  const folder = join(root, 'content/scenarios');
  if (!existsSync(folder)) return [];
  const found: { label: string; link: string; order: number }[] = [];
  for (const id of readdirSync(folder)) {
    const file = join(folder, id, 'scenario.yaml');
    const { title, order } = readFields(file);
    if (typeof title === 'string' && typeof order === 'number')
      found.push({ label: title, link: `/scenarios/${id}/`, order });
  }
  return found.sort((a, b) => a.order - b.order).map(({ label, link }) => ({ label, link }));
}

/**
 * Builds Starlight's sidebar from what is on disk: one group per section, holding its guide pages, its labs and its quiz.
 *
 * @param root absolute path of the project
 * @param language of its labels; titles of content are as they are written
 */
export function buildSidebar(root: string, language: Language = 'en'): SidebarItem[] {
  const words = SITE_WORDS[language].sidebar;
  // What is named as its author named it.
  const content = language === CONTENT_LANGUAGE ? {} : { attrs: { lang: CONTENT_LANGUAGE } };
  const labs = readLabs(root);
  const groups: SidebarItem[] = [];
  for (const { id, label } of sections) {
    const items: SidebarItem[] = [];
    const directory = `content/docs/guides/${id}`;
    if (existsSync(join(root, directory))) items.push({ autogenerate: { directory, ...content } });
    const practice: SidebarItem[] = labs
      .filter((lab) => lab.section === id)
      .map((lab) => ({ label: lab.title, link: `/labs/${lab.slug}/`, ...content }));
    if (practice.length > 0) items.push({ label: words.labs, items: practice });
    if (existsSync(join(root, `content/quizzes/${id}.yaml`)))
      items.push({ label: words.quiz, link: `/quizzes/${id}/` });
    if (items.length > 0) groups.push({ label, items });
  }
  const scenarios = readScenarios(root).map((scenario) => ({ ...scenario, ...content }));
  if (scenarios.length > 0) groups.push({ label: words.scenarios, items: scenarios });
  groups.push({
    label: words.site,
    items: [
      { label: words.about, link: '/about/' },
      { label: words.performance, link: '/about/performance/' },
      { label: words.compatibility, link: '/compatibility/' },
      { label: words.ownNode, link: '/your-own-node/' },
      { label: words.selfHosting, link: '/self-hosting/' },
      { label: words.hosts, link: '/self-hosting/hosts/' },
      { label: words.classroom, link: '/self-hosting/classroom/' },
    ],
  });
  return groups;
}
