/**
 * Why an upload is refused. `code` is for programs, the message is for people.
 *
 * - ERR_UPLOAD_TOO_LARGE: it has more bytes than it may have.
 * - ERR_UPLOAD_TYPE: its first bytes are those of no type that is allowed.
 */
export class UploadError extends Error {
  /**
   * @param {'ERR_UPLOAD_TOO_LARGE' | 'ERR_UPLOAD_TYPE'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'UploadError';
    this.code = code;
  }
}
