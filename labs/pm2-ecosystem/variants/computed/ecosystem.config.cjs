const CONTAINER = { cpus: 4, mb: 2048 };
const PM2_MB = 60;
const START_S = 8;
const DRAIN_S = 12;

// All instances and the one that a reload adds get the same share.
const share = Math.floor((CONTAINER.mb - PM2_MB) / (CONTAINER.cpus + 1));

exports.apps = [
  {
    name: 'api',
    script: './server.js',
    exec_mode: 'cluster',
    instances: CONTAINER.cpus,
    wait_ready: true,
    listen_timeout: START_S * 2 * 1000,
    kill_timeout: (DRAIN_S + 5) * 1000,
    max_memory_restart: `${share - 20}M`,
    node_args: ['--max_old_space_size', String(Math.round(share * 0.75))],
    exp_backoff_restart_delay: 150,
    max_restarts: 1000,
    env: { NODE_ENV: 'production' },
  },
];
