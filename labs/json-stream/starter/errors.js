/**
 * What is wrong with a line of NDJSON. `line` counts from 1, empty lines included, so that it can be looked up in an editor.
 *
 * - ERR_JSON_LINE: the line is not a JSON text.
 * - ERR_JSON_TOO_LONG: the line is longer than it may be.
 */
export class JsonLineError extends Error {
  /**
   * @param {'ERR_JSON_LINE' | 'ERR_JSON_TOO_LONG'} code
   * @param {number} line
   * @param {string} message
   */
  constructor(code, line, message) {
    super(`line ${line}: ${message}`);
    this.name = 'JsonLineError';
    this.code = code;
    this.line = line;
  }
}
