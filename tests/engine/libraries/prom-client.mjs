// doc: https://github.com/siimon/prom-client#usage counters, gauges and histograms in Prometheus' text format
import client from 'prom-client';

const registry = new client.Registry();
const counter = new client.Counter({
  name: 'requests_total',
  help: 'Requests',
  labelNames: ['method'],
  registers: [registry],
});
counter.inc({ method: 'GET' });
counter.inc({ method: 'GET' }, 4);
new client.Gauge({ name: 'in_flight', help: 'In flight', registers: [registry] }).set(3);
const histogram = new client.Histogram({
  name: 'seconds',
  help: 'Time',
  buckets: [0.1, 0.5, 1],
  registers: [registry],
});
for (const value of [0.05, 0.3, 0.7, 2]) histogram.observe(value);
const summary = new client.Summary({ name: 'bytes', help: 'Size', percentiles: [0.5, 0.9], registers: [registry] });
for (let value = 1; value <= 10; value++) summary.observe(value);
console.log(await registry.metrics());
console.log(registry.contentType);
client.collectDefaultMetrics({ register: new client.Registry() });
console.log('default metrics collect');
