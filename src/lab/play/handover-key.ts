/** Programs that another page of this site hands to the playground. */
export interface Handover {
  files: Readonly<Record<string, string>>;
  /** What is to be run, as it would be typed. */
  command: string;
}

/** Where they lie meanwhile, in the storage of the tab: a link of a stranger cannot write there. */
export const HANDOVER_KEY = 'hotpath:play';
