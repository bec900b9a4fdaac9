// Calls per run: 7,049,155. The best of five is the code when it has been compiled.
const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));
let best = Infinity;
for (let run = 0; run < 5; run++) {
  const begun = performance.now();
  if (fib(32) !== 2178309) throw new Error('fib(32) is wrong');
  best = Math.min(best, performance.now() - begun);
}
console.log(JSON.stringify({ ms: best }));
