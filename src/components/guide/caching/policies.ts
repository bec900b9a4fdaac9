import { seededRandom } from '../../../bench/random.ts';
import { windowTinyLfu } from './tiny-lfu.ts';

/** A cache that keeps keys only: says whether a key was there, and keeps it from then on, if it wants to. */
export type Access = (key: number) => boolean;

/** The policies that are compared, and how they are called. */
export const POLICIES = {
  fifo: 'FIFO',
  random: 'Random',
  lru: 'LRU',
  lfu: 'LFU',
  tiny: 'W-TinyLFU',
} as const;
/** Name of one of {@link POLICIES}. */
export type Policy = keyof typeof POLICIES;

const makers: Record<Policy, (room: number) => Access> = {
  fifo: (room) => queue(room, false),
  lru: (room) => queue(room, true),
  random: randomVictim,
  lfu: leastFrequent,
  tiny: windowTinyLfu,
};

/** A cache with room for so many keys, from 1. */
export function makeCache(policy: Policy, room: number): Access {
  return makers[policy](room);
}

/** Share of a trace's requests that find their key, from 0 to 1, in a cache that is empty at first. */
export function hitRatio(policy: Policy, room: number, trace: readonly number[]): number {
  const access = makeCache(policy, room);
  let hits = 0;
  for (const key of trace) if (access(key)) hits += 1;
  return trace.length === 0 ? 0 : hits / trace.length;
}

/** First in, first out; with `renew` a hit moves its key to the end, which makes it least recently used. */
function queue(room: number, renew: boolean): Access {
  const kept = new Set<number>();
  return (key) => {
    const hit = kept.has(key);
    if (hit && !renew) return true;
    kept.delete(key);
    kept.add(key);
    if (kept.size > room) removeFirst(kept);
    return hit;
  };
}

function randomVictim(room: number): Access {
  const random = seededRandom(room);
  const places: number[] = [];
  const kept = new Set<number>();
  return (key) => {
    if (kept.has(key)) return true;
    kept.add(key);
    if (places.length < room) {
      places.push(key);
      return false;
    }
    const victim = Math.floor(random() * room);
    kept.delete(places[victim] ?? key);
    places[victim] = key;
    return false;
  };
}

/** The key with the fewest uses since it came goes, of several the one used longest ago. Counts end with the key. */
function leastFrequent(room: number): Access {
  const uses = new Map<number, number>();
  const byUses = new Map<number, Set<number>>();
  const put = (key: number, count: number): void => {
    uses.set(key, count);
    const same = byUses.get(count);
    if (same) same.add(key);
    else byUses.set(count, new Set([key]));
  };
  const take = (key: number, count: number): void => {
    const same = byUses.get(count);
    same?.delete(key);
    if (same?.size === 0) byUses.delete(count);
    uses.delete(key);
  };
  return (key) => {
    const count = uses.get(key);
    if (count !== undefined) {
      take(key, count);
      put(key, count + 1);
      return true;
    }
    if (uses.size >= room) {
      const least = byUses.has(1) ? 1 : Math.min(...byUses.keys());
      for (const victim of byUses.get(least) ?? []) {
        take(victim, least);
        break;
      }
    }
    put(key, 1);
    return false;
  };
}

/** Removes the entry of a Set that was added first. */
function removeFirst(kept: Set<number>): void {
  for (const key of kept) {
    kept.delete(key);
    return;
  }
}
