import { z } from 'zod';

/** `content/traps.yaml`: what each trap id stands for. Guides, labs and questions may name only traps that stand here. */
export const trapsSchema = z.record(
  z.string().regex(/^[A-Z]+\d+$/, 'a trap id is capital letters and a number, for example "W3"'),
  z.string().min(1),
);

/**
 * `content/planned.yaml`: guides and labs that may be named before they are written. An entry whose page exists is reported, so
 * that the register stays true.
 */
export const plannedSchema = z.strictObject({
  /** As `<section>` or `<section>/<page>`. */
  guides: z.array(z.string()).default([]),
  /** Folder names below `labs/`. */
  labs: z.array(z.string()).default([]),
});
