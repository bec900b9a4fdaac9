/** One part of the curriculum: a folder below `content/docs/guides/`, with the labs and the quiz that belong to it. */
export interface Section {
  /** Folder name, URL segment, and the `section` of labs and quizzes. */
  id: string;
  label: string;
}

/** Every section, in the order readers should meet them. A section appears on the site as soon as it has content. */
export const sections: readonly Section[] = [
  { id: 'measuring', label: 'Measuring' },
  { id: 'event-loop', label: 'The event loop' },
  { id: 'worker-threads', label: 'Worker threads' },
  { id: 'cluster', label: 'Cluster' },
  { id: 'async', label: 'Async patterns' },
  { id: 'memory', label: 'Memory' },
  { id: 'streams', label: 'Streams' },
  { id: 'caching', label: 'Caching' },
  { id: 'databases', label: 'Databases' },
  { id: 'http-apis', label: 'HTTP APIs' },
  { id: 'queues-and-events', label: 'Queues and events' },
  { id: 'scaling', label: 'Scaling' },
  { id: 'load-testing', label: 'Load testing' },
  { id: 'observability', label: 'Observability' },
  { id: 'infrastructure', label: 'Infrastructure' },
];
