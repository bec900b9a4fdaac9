module.exports = {
  apps: [
    {
      name: 'api',
      script: 'server.js',
      // Only in cluster mode do instances share the port, and only then is a reload one without a gap.
      exec_mode: 'cluster',
      // The container has 4 CPUs. 'max' would count the machine's.
      instances: 4,

      // Ready is when the service says so, after about 8 s; the default wait of 3 s is over before.
      wait_ready: true,
      listen_timeout: 15_000,
      // It drains for up to 12 s; the default is 1.6 s.
      kill_timeout: 15_000,

      // A healthy instance reaches 350 MB. Four of them at 420 MB, a fifth during a reload, and PM2 fit into 2048 MB in no case where all leak,
      // but four of them do.
      max_memory_restart: '330M',
      // V8 collects hard before PM2 acts.
      node_args: '--max-old-space-size=300',

      // 0.2 s, then longer each time, up to 15 s.
      exp_backoff_restart_delay: 200,
    },
  ],
};
