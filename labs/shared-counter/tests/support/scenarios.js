/** What the two threads do. They get the shared cells, all 0, `report(number)` and `alone()`, which counts overlaps. */
import { Counter } from '../../counter.js';
import { Mutex } from '../../mutex.js';
import { Ring } from '../../ring.js';
import { Seats } from '../../seats.js';

const twice = (actor) => [actor, actor];

/** Takes a seat, says whether it got one. */
const takes = (seats, report) => {
  const got = seats.take();
  report(Number(got));
  return got;
};

export const scenarios = [
  {
    name: 'two adds each',
    actors: twice((cells, { report }) => {
      const counter = new Counter(cells);
      report(counter.add(1));
      report(counter.add(1));
    }),
  },
  { name: 'one seat for two', actors: twice((cells, { report }) => takes(new Seats(cells, 1), report)) },
  { name: 'two seats for two', actors: twice((cells, { report }) => takes(new Seats(cells, 2), report)) },
  {
    name: 'takes, gives and takes again',
    actors: [
      (cells, { report }) => {
        const seats = new Seats(cells, 1);
        if (takes(seats, report)) seats.give();
        takes(seats, report);
      },
      (cells, { report }) => takes(new Seats(cells, 1), report),
    ],
  },
  {
    name: 'both give back',
    actors: twice((cells, { report }) => {
      const seats = new Seats(cells, 2);
      if (takes(seats, report)) seats.give();
      report(seats.taken);
    }),
  },
  {
    name: 'one gives too much',
    actors: [
      (cells, { report }) => {
        try {
          new Seats(cells, 1).give();
          report(0);
        } catch {
          report(1);
        }
      },
      (cells, { report }) => {
        takes(new Seats(cells, 1), report);
        takes(new Seats(cells, 1), report);
      },
    ],
  },
  {
    name: 'both lock',
    actors: twice((cells, { alone }) => {
      const mutex = new Mutex(cells);
      mutex.lock();
      alone();
      mutex.unlock();
    }),
  },
  {
    name: 'one waits for the other',
    actors: [
      (cells, { pass }) => {
        const mutex = new Mutex(cells);
        mutex.lock();
        pass();
        mutex.unlock();
      },
      (cells) => {
        const mutex = new Mutex(cells);
        mutex.lock();
        mutex.unlock();
      },
    ],
  },
  {
    name: 'locks again before the other wakes',
    actors: [
      (cells, { alone, pass }) => {
        const mutex = new Mutex(cells);
        for (let round = 0; round < 2; round++) {
          mutex.lock();
          alone(pass);
          mutex.unlock();
        }
      },
      (cells, { alone }) => {
        const mutex = new Mutex(cells);
        mutex.lock();
        alone();
        mutex.unlock();
      },
    ],
  },
  {
    name: 'run throws',
    actors: twice((cells, { report }) => {
      const mutex = new Mutex(cells);
      try {
        mutex.run(() => {
          throw new RangeError('inside');
        });
      } catch (error) {
        report(Number(error instanceof RangeError));
      }
    }),
  },
  {
    name: 'two values through a ring of one',
    actors: [
      (cells) => [11, 12].forEach((value) => new Ring(cells, 1).push(value)),
      (cells, { report }) => [1, 2].forEach(() => report(new Ring(cells, 1).shift())),
    ],
  },
  {
    name: 'takes one and lets the other go on',
    actors: [
      (cells) => [61, 62, 63, 64].forEach((value) => new Ring(cells, 2).push(value)),
      (cells, { report, pass }) => {
        report(new Ring(cells, 2).shift());
        pass();
        [1, 2, 3].forEach(() => report(new Ring(cells, 2).shift()));
      },
    ],
  },
  {
    name: 'four values through a ring of two',
    actors: [
      (cells) => [21, 22, 23, 24].forEach((value) => new Ring(cells, 2).push(value)),
      (cells, { report }) => [1, 2, 3, 4].forEach(() => report(new Ring(cells, 2).shift())),
    ],
  },
  {
    name: 'one more than there is room for',
    actors: [
      (cells) => [31, 32, 33].forEach((value) => new Ring(cells, 2).push(value)),
      (cells, { report, pass }) => {
        report(new Ring(cells, 2).shift());
        pass();
        report(new Ring(cells, 2).shift());
        report(new Ring(cells, 2).shift());
      },
    ],
  },
  {
    name: 'one value',
    actors: [(cells) => new Ring(cells, 2).push(41), (cells, { report }) => report(new Ring(cells, 2).shift())],
  },
  {
    name: 'fills a ring',
    actors: [(cells) => [51, 52, 53].forEach((value) => new Ring(cells, 3).push(value)), () => {}],
  },
];
