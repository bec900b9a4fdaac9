/** 2,000 requests of 20 readers for 20 pages, which are saved now and then. Counted: renderings. Seeded. */
import { answer, strongTag } from '../conditional.js';

/** Renders each page, and looks then whether it was needed. */
async function renderFirst(request, { render }) {
  const body = await render();
  const etag = strongTag(body);
  return request.headers['if-none-match'] === etag
    ? { status: 304, headers: { etag } }
    : { status: 200, headers: { etag }, body };
}

async function rendersOf(respond, { requests }) {
  let value = 0;
  const versions = new Map();
  const kept = new Map();
  let result = 0;
  for (const { page, reader, save } of requests) {
    if (save) versions.set(page, (versions.get(page) ?? 0) + 1);
    const text = `page ${page}, version ${versions.get(page) ?? 0}`;
    const key = `${reader} ${page}`;
    const { status, headers, body } = await respond(
      { method: 'GET', headers: { 'if-none-match': kept.get(key)?.etag } },
      {
        etag: `W/"${page}-${versions.get(page) ?? 0}"`,
        render() {
          value += 1;
          return text;
        },
      },
    );
    if (status === 200) kept.set(key, { etag: headers.etag, body });
    if (kept.get(key)?.body === text) result += 1;
  }
  return { value, result };
}

export default {
  setup({ seeded }) {
    const random = seeded(11);
    const requests = Array.from({ length: 2_000 }, () => ({
      page: Math.floor(20 * random() ** 3),
      reader: Math.floor(20 * random()),
      save: random() < 0.005,
    }));
    return { requests };
  },
  baseline: (context) => rendersOf(renderFirst, context),
  candidate: (context) => rendersOf(answer, context),
};
