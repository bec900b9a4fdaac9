import { setTimeout as delay } from 'node:timers/promises';

/** A user's profile: about 40 KB, as from a database. */
export async function loadProfile(url) {
  await delay(1);
  const posts = Array.from({ length: 200 }, (_, id) => ({
    id,
    url,
    title: `Post ${id} of ${url}`,
    likes: [id, id + 1, id + 2],
  }));
  return { url, posts, flags: {} };
}

/** What the client gets. Takes a few milliseconds of waiting, in which a client can go away. */
export async function render(profile) {
  await delay(4);
  return JSON.stringify({ url: profile.url, posts: profile.posts.length, flags: profile.flags });
}
