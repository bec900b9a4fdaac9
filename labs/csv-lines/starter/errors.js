/** Something is wrong with a CSV text. */
export class CsvError extends Error {
  /**
   * @param {'ERR_CSV_QUOTE' | 'ERR_CSV_TOO_LONG' | 'ERR_CSV_FIELDS'} code
   * @param {number} line Line of the text, from 1, in which the record begins.
   * @param {string} message
   */
  constructor(code, line, message) {
    super(`line ${line}: ${message}`);
    this.name = 'CsvError';
    this.code = code;
    this.line = line;
  }
}
