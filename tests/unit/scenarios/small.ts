/** A small scenario that is in order, for tests to break. Written as its author would. */
export const SMALL = `title: T
description: D
order: 1
reading: 5
topics: [t]
briefing: B
clock: '23:50'
state: { tone: bad, label: L }
start: first
evidence:
  graph: { title: G, minutes: 3, file: graph.json, tells: X }
steps:
  first:
    title: First
    situation: S
    evidence: [graph]
    question: Q
    decisions:
      - id: look
        text: T
        minutes: 5
        needs: [graph]
        outcome: O
        lesson: L
        points: { diagnosis: 2, mitigation: 1 }
        state: { tone: ok, label: L }
        next: second
      - id: also-good
        text: T
        minutes: 10
        outcome: O
        lesson: L
        points: { mitigation: 1, diagnosis: 2 }
        next: second
      - id: wait
        text: T
        minutes: 20
        outcome: O
        lesson: L
        next: second
  second:
    title: Second
    at: '08:00'
    situation: S
    late: { after: 10, text: L }
    question: Q
    decisions:
      - { id: mend, text: T, minutes: 1, outcome: O, lesson: L, points: { mend: 2, communication: 1 }, next: done }
      - { id: hope, text: T, minutes: 1, outcome: O, lesson: L, points: { mend: 1 }, next: done }
ends:
  done: { title: E, text: E }
debrief:
  cause: C
  axes:
    diagnosis: { points: 2, strong: S, weak: W }
    mitigation: { points: 1, strong: S, weak: W }
    mend: { points: 2, strong: S, weak: W }
    communication: { points: 1, strong: S, weak: W }
  bands:
    - { from: 0, title: T, text: T }
    - { from: 80, title: T, text: T }
  followUps: [one, two]
sources: [https://nodejs.org/]
reviewed: 2026-11-21
`;

/** What its one piece of evidence looks like. */
export const GRAPH = JSON.stringify({
  summary: 'S',
  blocks: [{ kind: 'text', title: 'T', text: 'T' }],
});
