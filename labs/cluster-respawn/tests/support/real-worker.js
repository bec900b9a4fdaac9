process.on('message', (message) => {
  if (message === 'crash') process.exit(1);
});
process.send('hello');
