import { locale } from '#words/locale.ts';

/** `value` with `digits` decimals, as the site's language writes numbers: 1.5, or 1,5. Thousands are not parted. */
export function fixed(value: number, digits: number): string {
  const [minimumFractionDigits, maximumFractionDigits] = [digits, digits];
  return value.toLocaleString(locale, { minimumFractionDigits, maximumFractionDigits, useGrouping: false });
}
