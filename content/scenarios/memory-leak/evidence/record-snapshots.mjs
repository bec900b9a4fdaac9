/**
 * Recorded: two heap snapshots of a real 2.14 server, 3,000 requests apart, compared by constructor, and what holds one of the objects
 * that stayed. Writes snapshots.json. Run with `node --expose-gc`.
 */
import { text } from 'node:stream/consumers';
import { getHeapSnapshot } from 'node:v8';
import { recorded, round, write } from '../../tools.mjs';
import { drive } from './drive.mjs';
import { server } from './service-2.14.mjs';

async function snapshot() {
  globalThis.gc();
  const started = performance.now();
  const json = await text(getHeapSnapshot());
  const took = performance.now() - started;
  return { ...JSON.parse(json), took, bytes: json.length };
}

/** Nodes by constructor, with what they weigh themselves. */
function byConstructor({ snapshot: { meta }, nodes, strings }) {
  const width = meta.node_fields.length;
  const at = (field) => meta.node_fields.indexOf(field);
  const types = meta.node_types[0];
  const counts = new Map();
  for (let i = 0; i < nodes.length; i += width) {
    const type = types[nodes[i + at('type')]];
    const name =
      type === 'object'
        ? strings[nodes[i + at('name')]]
        : type === 'closure'
          ? `(closure) ${strings[nodes[i + at('name')]]}`
          : `(${type})`;
    const entry = counts.get(name) ?? { count: 0, bytes: 0 };
    counts.set(name, { count: entry.count + 1, bytes: entry.bytes + nodes[i + at('self_size')] });
  }
  return counts;
}

/** The shortest chain from the roots to the node that `wanted` picks; weak edges hold nothing. */
function chainTo({ snapshot: { meta }, nodes, edges, strings }, wanted) {
  const nodeWidth = meta.node_fields.length;
  const edgeWidth = meta.edge_fields.length;
  const edgeTypes = meta.edge_types[0];
  const nodeTypes = meta.node_types[0];
  const first = [];
  for (let i = 0, at = 0; i < nodes.length; i += nodeWidth) {
    first.push(at);
    at += nodes[i + meta.node_fields.indexOf('edge_count')] * edgeWidth;
  }
  first.push(edges.length);
  const from = new Map([[0, undefined]]);
  const queue = [0];
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head];
    const index = node / nodeWidth;
    const type = nodeTypes[nodes[node]];
    const name = strings[nodes[node + 1]];
    if (wanted(type, name)) {
      const chain = [];
      for (let at = node; at !== undefined; at = from.get(at)?.node) {
        chain.unshift({ name: strings[nodes[at + 1]], type: nodeTypes[nodes[at]], via: from.get(at)?.via });
      }
      return chain;
    }
    for (let e = first[index]; e < first[index + 1]; e += edgeWidth) {
      const kind = edgeTypes[edges[e]];
      if (kind === 'weak' || kind === 'shortcut') continue;
      const to = edges[e + 2];
      if (from.has(to)) continue;
      const label = kind === 'element' ? `[${edges[e + 1]}]` : `.${strings[edges[e + 1]]}`;
      from.set(to, { node, via: kind === 'context' ? `${label.slice(1)} in its scope` : label });
      queue.push(to);
    }
  }
  return [];
}

await drive(server, 1_000, 10);
const a = await snapshot();
const before = byConstructor(a);
const gone = await drive(server, 3_000, 10);
const b = await snapshot();
const after = byConstructor(b);
const grown = [...after]
  .filter(([name]) => !/^\((?!closure)/.test(name) || name === '(closure)')
  .map(([name, { count, bytes }]) => ({
    name,
    count,
    added: count - (before.get(name)?.count ?? 0),
    bytes: bytes - (before.get(name)?.bytes ?? 0),
  }))
  .filter(({ added }) => added > 20)
  .sort((x, y) => y.bytes - x.bytes)
  .slice(0, 12);
/** The names that a closure's scope keeps alive, of the closure that `wanted` picks first. */
function scopeOf({ snapshot: { meta }, nodes, edges, strings }, wanted) {
  const nodeWidth = meta.node_fields.length;
  const edgeWidth = meta.edge_fields.length;
  const outgoing = (node) => {
    let at = 0;
    for (let i = 0; i < node; i += nodeWidth) at += nodes[i + meta.node_fields.indexOf('edge_count')];
    const count = nodes[node + meta.node_fields.indexOf('edge_count')];
    return Array.from({ length: count }, (_, i) => {
      const e = (at + i) * edgeWidth;
      return { kind: meta.edge_types[0][edges[e]], name: strings[edges[e + 1]], to: edges[e + 2] };
    });
  };
  for (let node = 0; node < nodes.length; node += nodeWidth) {
    if (!wanted(meta.node_types[0][nodes[node]], strings[nodes[node + 1]])) continue;
    const context = outgoing(node).find(({ name }) => name === 'context');
    return context ? outgoing(context.to).flatMap(({ kind, name }) => (kind === 'context' ? [name] : [])) : [];
  }
  return [];
}

const isListener = (type, name) => type === 'closure' && name === 'onChange';
const chain = chainTo(b, isListener);
if (process.env.LOOK) {
  console.log(grown, chain, scopeOf(b, isListener), gone, a.took, b.took, b.bytes);
} else {
  write('snapshots.json', {
    summary: `Two snapshots, 3,000 requests and ${gone} clients that went away apart. ${grown.find(({ name }) => name === '(closure) onChange')?.added} functions called onChange more, and ${grown[0].added} plain objects. An onChange is held by the list of listeners of an event emitter called flags. Writing the second one (${round(b.bytes / 1e6)} MB, of a heap of ${round(process.memoryUsage().heapUsed / 1e6)} MB) took ${round(b.took)} ms, in which the process does nothing else.`,
    recorded: recorded(),
    blocks: [
      {
        kind: 'table',
        title: 'What there is more of in the second snapshot',
        columns: ['Constructor', 'New', 'In all', 'Own size, more'],
        rows: grown.map(({ name, added, count, bytes }) => [
          name,
          `+${added}`,
          String(count),
          `+${round(bytes / 1024)} KB`,
        ]),
      },
      {
        kind: 'text',
        title: 'What holds one onChange, and what it holds',
        text: [
          ...chain
            .slice(chain.findLastIndex(({ name }) => name === 'system / Cell'))
            .map(
              ({ name, via }, i) => `${'  '.repeat(i)}${i === 0 ? 'module variable' : `${via} `}${i === 0 ? '' : name}`,
            ),
          ...scopeOf(b, isListener).map((name) => `${' '.repeat(12)}in its scope: ${name}`),
        ].join('\n'),
      },
    ],
  });
}
process.exit();
