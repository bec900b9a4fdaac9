import type { NodeModules, Sink, Source } from './types.ts';

/** Writes text; what nobody reads any more is dropped, and the writer told with `false`. */
export function writeTo(node: NodeModules, sink: Sink, text: string): boolean {
  if ('stream' in sink) {
    if (sink.stream.destroyed) return false;
    sink.stream.write(text);
    return true;
  }
  node.fs.writeSync(sink.fd, text);
  return true;
}

/** Everything from the source, as text. */
export async function readFrom(node: NodeModules, source: Source): Promise<string> {
  if ('fd' in source) return node.fs.readFileSync(source.fd, 'utf8');
  let text = '';
  for await (const chunk of source.stream.setEncoding('utf8')) text += chunk as string;
  return text;
}
