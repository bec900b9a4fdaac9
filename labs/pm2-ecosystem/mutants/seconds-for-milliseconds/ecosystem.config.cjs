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
      listen_timeout: 15,
      // It drains for up to 12 s; the default is 1.6 s.
      kill_timeout: 15,

      // A healthy instance reaches 350 MB. Four at 420, a new one at 200 and PM2 at 60 make 1,940 of 2,048 MB; the rest is for what they grow
      // until PM2 looks again.
      max_memory_restart: '420M',
      // V8 collects hard before PM2 acts.
      node_args: '--max-old-space-size=320',

      // 0.2 s, then longer each time, up to 15 s.
      exp_backoff_restart_delay: 200,
    },
  ],
};
