// How the line to the server is: cut or there, and whether the server answers. The one module that listens to Streamlit
// about it, and to the messages themselves: a line can be dead without a word (a closed laptop, a lost network). It
// imports nothing, so it works while other files are missing.

const PATIENCE = 3000 // ms without an answer after which the server is asked whether it is there: some messages get none
const ASKED = 2000 // ms more after which it does not answer
const HOPELESS = 15_000 // ms without an answer to the question after which Streamlit connects anew
const STREAM = '_stcore/stream'
const GONE = 'not connected to a server!' // Streamlit ends with this where it draws its menu first when the line is cut
const AGAIN = 1000 // ms until a server that did not answer is asked again
const isInBrowser = 'location' in globalThis // and not in a test of its own
const listeners = { connection: new Set(), answers: new Set(), error: new Set() }
let isConnected = true
let isSilent = false
let isOwed = false // whether a message has no answer
let hasSent = false // whether a message has gone out on this line
let isLost = false // whether one may never have arrived
let isIncomplete = false // whether a script of Streamlit could not be fetched
let timer = null

/** Call back with whether there is a connection, now and at each change. */
export function onConnection(callback) {
  listeners.connection.add(callback)
  callback(isConnected)
}

/**
 * Call back with whether the server answers, at each change. With the return comes whether something that was sent
 * before may be lost.
 */
export function onAnswers(callback) {
  listeners.answers.add(callback)
  if (isSilent) callback(false, false)
}

/** Call back when page and server have lost each other for good. */
export function onError(callback) {
  listeners.error.add(callback)
}

function tell(kind, ...what) {
  for (const callback of listeners[kind]) callback(...what)
}

/** A message goes to the server. */
export function noteSent() {
  isOwed = hasSent = true
  timer ??= setTimeout(() => {
    post('SEND_APP_HEARTBEAT', { ackTimeoutMilliseconds: HOPELESS })
    timer = setTimeout(noteSilence, ASKED)
  }, PATIENCE)
}

/** A message of the server has come. */
export function noteHeard() {
  clearTimeout(timer)
  timer = null
  const [wasSilent, wasLost] = [isSilent, isLost]
  isSilent = isOwed = isLost = false
  if (wasSilent || wasLost) tell('answers', true, wasLost)
}

/** The server does not answer. */
export function noteSilence() {
  timer = null
  if (isSilent) return
  isSilent = true
  tell('answers', false, false)
}

/** The line is cut; what has no answer may have gone nowhere. Without a cut all arrives, however late. */
export function noteCut() {
  isLost ||= isOwed
  isConnected = hasSent = false
  clearTimeout(timer)
  timer = setTimeout(noteSilence, ASKED)
  tell('connection', false)
}

/**
 * The line is there again; a server that has no session of this page any more draws nothing before the script runs.
 * Where a run was cut off, Streamlit has it run: a second time, it would take the values of widgets that the first run
 * has just set for choices of a hand. A page without one of its scripts is loaded anew: the browser asks for a module
 * only once.
 */
export function noteConnected() {
  const [wasCut, runs] = [!isConnected, hasSent]
  isConnected = true
  if (wasCut && isIncomplete) location.reload()
  tell('connection', true)
  if (wasCut && !runs) post('RERUN_SCRIPT')
}

/** Load the page anew as soon as the server answers: Streamlit, which has ended, does not ask any more. */
async function loadAnew() {
  const answers = await fetch(new URL('_stcore/health', window.__streamlit.BACKEND_BASE_URL)).then(answer => answer.ok, () => false)
  if (answers) location.reload()
  else setTimeout(loadAnew, AGAIN)
}

function post(type, more = {}) {
  if (isInBrowser) postMessage({ stCommVersion: 1, type, ...more }, location.origin)
}

function hear({ source, data }) {
  if (source !== window || data?.stCommVersion !== 1) return // Streamlit tells the window
  if (data.type === 'WEBSOCKET_DISCONNECTED') noteCut()
  if (data.type === 'WEBSOCKET_CONNECTED') noteConnected()
  if (data.type !== 'CLIENT_ERROR_DIALOG') return
  if (data.error === 'Connection error') noteSilence()
  else tell('error')
}

/** Hear of every message on the lines to the server: nothing else says when one stays without an answer. */
function listenToLines({ prototype }) {
  const lines = new WeakSet()
  const { send } = prototype
  prototype.send = function (...message) {
    if (this.url.includes(STREAM)) {
      if (!lines.has(this)) this.addEventListener('message', noteHeard)
      lines.add(this)
      noteSent()
    }
    return send.apply(this, message)
  }
}

if (isInBrowser) {
  addEventListener('message', hear)
  addEventListener('vite:preloadError', () => (isIncomplete = true)) // the event's name in Streamlit's build
  addEventListener('error', ({ error }) => error?.message === GONE && loadAnew())
  listenToLines(WebSocket)
}
