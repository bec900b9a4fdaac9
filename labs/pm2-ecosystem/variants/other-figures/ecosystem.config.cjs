/** @type {{ apps: object[] }} */
const config = {
  apps: [
    {
      name: 'api',
      script: 'server.js',
      exec_mode: 'cluster_mode',
      instances: '4',
      wait_ready: true,
      listen_timeout: 30_000,
      kill_timeout: 20_000,
      max_memory_restart: '380M',
      interpreter_args: ['--max-old-space-size=300'],
      exp_backoff_restart_delay: 500,
    },
  ],
};

module.exports = config;
