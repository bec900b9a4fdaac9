import type * as en from '../../en/site/pages.ts';

export const notFound: typeof en.notFound = {
  title: 'Seite nicht gefunden',
  description: 'Unter dieser Adresse gibt es keine Seite.',
  hero: 'Dieser Pfad ist kalt',
  tagline: 'Unter dieser Adresse gibt es keine Seite. Vielleicht ist sie umgezogen, oder im Link ist ein Tippfehler.',
  guides: 'Zu den Guides',
  labs: 'Zu den Labs',
};

export const engineCheck: typeof en.engineCheck = {
  title: 'Engine-Prüfung',
  description: 'Was die Engines, die Node.js in einer Seite ausführen, in deinem eigenen Browser können.',
  about:
    'Labs laufen auf einer eingebetteten Engine, und auf einem WebContainer, wo dein Browser und dein Netz es zulassen. Diese Seite startet beide in deinem Browser und probiert alles, was Labs brauchen. Nichts wird irgendwohin geschickt: Der Bericht bleibt hier, bis du ihn kopierst.',
  stackblitz:
    'Der WebContainer kommt von stackblitz.com: Ein Klick auf den Knopf holt ihn von dort, wenn er auf dieser Website eingeschaltet ist.',
};

export const offline: typeof en.offline = {
  title: 'Offline',
  description: 'Was von dieser Website ohne Netz geht, und wie du sie ganz auf diesem Gerät behältst.',
  kept: 'Abschnitte, die du öffnest, bleiben auf diesem Gerät. Auch die Engine und der Editor, sobald du sie benutzt hast. Ohne Netz geht damit alles wie zuvor: Labs werden geprüft, Quizze zählen, und dein Fortschritt bleibt, wo er immer ist, in diesem Browser.',
  sizes:
    'Die meisten Hosts schicken Dateien komprimiert, deshalb wird weniger geladen als behalten. Eine neue Version der Website wartet, bis du sie hereinlässt; was du behalten hast, wird dann mit aktualisiert.',
};

export const progress: typeof en.progress = {
  title: 'Fortschritt',
  description:
    'Was du gemacht hast, wo du schwach bist, was als Nächstes kommt und wie lange es gedauert hat. All das liegt in diesem Browser und sonst nirgends.',
};

export const guides: typeof en.guides = {
  title: 'Guides',
  description: 'Guides zur Performance von Node.js, alle mit Programmen, die du ausführen kannst, wo sie stehen.',
  tagline: 'Wie sich die Laufzeit verhält, gezeigt an Programmen, die du ausführen und ändern kannst, wo sie stehen.',
};
