/** The home page as it is built. */
export const home = {
  title: 'Learn Node.js performance by running it',
  tagline:
    'Read how the event loop, threads and caches really behave. Fix slow code in graded labs. Everything runs on Node.js itself, inside this tab.',
  start: 'Start with worker threads',
  firstLab: 'Open the first lab',
};

/** The comparison before it is run. */
export const demo = {
  heading: '24 CPU-bound tasks, two ways',
  invitation: 'Press Run: both programs start in this tab, on Node.js, and are measured as they go.',
  run: 'Run both',
  blocked: {
    title: 'On the main thread',
    note: 'A plain loop. No timer, no request, no heartbeat runs until it ends.',
    axis: 'main',
  },
  pool: {
    title: 'On a pool of worker threads',
    note: 'The same work, handed out one task at a time. The loop stays free.',
    axis: 'threads',
  },
  delay: 'delay',
  sketch: 'Illustration, not a measurement',
  caption: 'What was measured in this browser',
  measured: 'Measured in your browser',
  mainColumn: 'Main thread',
  poolColumn: 'Pool',
  rows: {
    makespan: 'All 24 tasks done in',
    delay: 'Longest event-loop delay',
    beats: 'Heartbeats during the work',
    threads: 'Threads',
  },
  notYet: 'not run yet',
};

/** What the marks of the plot mean. */
export const legend = {
  heartbeat: { name: 'Heartbeat', text: 'A timer ran. Every 20 ms, if the event loop is free.' },
  delay: { name: 'Delay', text: 'How late the next heartbeat is. A request would wait as long.' },
  task: { name: 'Task', text: 'Counting the primes below 500,000 on one thread.' },
};

export const steps = {
  heading: 'Four steps, one subject at a time',
  read: {
    title: 'Read',
    text: 'Short guides that show what the runtime does. Each code block is a program with its real output, and you can run it where it stands.',
    action: 'All guides',
  },
  run: {
    title: 'Run',
    text: 'Change the code and run it again, with threads, streams and timers that behave as they do in Node.js 24. An endless loop stops the program, not the page.',
    action: 'Open the worker pool lab',
  },
  graded: {
    title: 'Be graded',
    text: 'Tests check behaviour: a crash that must reject, a queue that must stay bounded. A benchmark then compares your code with the slow version and gives an interval, not a single number.',
    action: 'All labs',
  },
  remember: {
    title: 'Remember',
    text: 'Quizzes explain every choice, the wrong ones too. Some ask you to predict a program’s output, others to find the line that breaks under load.',
    action: 'All quizzes',
  },
};

export const how = {
  heading: 'How it works',
  text: 'No server runs your code, so nothing you write is sent anywhere. The browser has limits, and they are stated: no raw sockets, no TLS, no native add-ons. Every lab also runs on your own Node.js, with the same tests and the same verdicts.',
  more: 'What is measured, and what is not',
  stages: [
    {
      title: 'Files',
      text: 'The site is a folder of static files. Any web server can serve it; there is no backend and no account.',
    },
    {
      title: 'Node’s own library',
      text: 'The JavaScript that ships inside Node.js 24 (streams, timers, worker_threads, node:test) is loaded into the tab, on bindings written for the browser.',
    },
    {
      title: 'One Web Worker per thread',
      text: 'A process or a thread is a real Web Worker, with shared memory between them. Parallel means parallel, on your cores.',
    },
    {
      title: 'Results stay here',
      text: 'Your code, results and answers are kept in this browser, and in no other place.',
    },
  ],
};

export const host = {
  heading: 'For a class or a team',
  text: 'Serve it yourself, on a laptop in a classroom or inside your network. Two commands build the site and start it; after that it needs no connection. The labs are folders you can read, change and add to.',
  more: 'Self-hosting, with nginx, Caddy and headers',
  where: 'in a clone of the repository',
};
