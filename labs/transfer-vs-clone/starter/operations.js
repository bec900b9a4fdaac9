/** What can be done to a frame, in place. Runs in the thread. The first is real work; the others are probes of the tests. */
let previous;

export const operations = {
  /** Turns light into dark. */
  invert(pixels) {
    for (let i = 0; i < pixels.length; i++) pixels[i] = 255 - pixels[i];
  },

  /** Writes whether the thread still holds the bytes of the frame before this one: all of them (1) or none (0). */
  leftBehind(pixels) {
    pixels[0] = previous?.byteLength > 0 ? 1 : 0;
    previous = pixels;
  },

  /** Fails as any code may, with the frame in its hands. */
  fail(pixels) {
    previous = pixels;
    throw new RangeError('no such colour space');
  },

  /** Takes the thread along, as a crashing native library does. */
  die() {
    process.exit(7);
  },
};
