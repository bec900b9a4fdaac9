// doc: https://csv.js.org/parse/api/async_iterator/ a parser is a stream: records by async iteration, wherever chunks end
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';

function* bytes(text) {
  for (const byte of Buffer.from(text)) yield Buffer.of(byte);
}

const parser = Readable.from(bytes('name,note\nZoë,"one, ""two""\nthree"\n')).pipe(parse({ columns: true }));
for await (const record of parser) console.log(record);
console.log(parser.info.records, 'record,', parser.info.lines, 'lines');

try {
  for await (const record of Readable.from(bytes('a,b\n1,2\n3\n')).pipe(parse())) console.log(record);
} catch (error) {
  console.log(error.code, error.lines);
}
