// Gestures on their way to the server. Each is sent again until it is answered: a line can be cut, a server can be
// started anew, and Streamlit drops what arrives before it has drawn the page. Of several gestures of one kind only the
// newest counts.

const FIRST = 1500 // ms after which a gesture without an answer is sent again; then after twice that time, and so on
const LONGEST = 12_000 // ms between two attempts
const ATTEMPTS = 25 // some four minutes; then the server's own state stands
const boxes = new Set()
const listeners = new Set()
let isLate = false

/** Call back when a gesture begins to wait for longer than usual, and when none does any more. */
export function onLateness(callback) {
  listeners.add(callback)
  callback(isLate)
  return () => listeners.delete(callback)
}

function noteLateness() {
  const now = [...boxes].some(box => box.isLate)
  if (now === isLate) return
  isLate = now
  for (const callback of listeners) callback(isLate)
}

/** Send all gestures without an answer once more, in their order: the server has begun anew. */
export function sendAllAgain() {
  const waiting = [...boxes].filter(box => box.isWaiting)
  waiting.sort((one, other) => one.since - other.since)
  for (const box of waiting) box.sendAgain()
  return waiting.length > 0
}

/** The gestures of one kind. */
export class Outbox {
  #count = 0
  #pending = null // { count, send, since, attempts, onGivenUp } of the newest gesture without an answer
  #timer = null

  constructor() {
    boxes.add(this)
  }

  get isWaiting() {
    return this.#pending !== null
  }

  get isLate() {
    return (this.#pending?.attempts ?? 0) > 1
  }

  get since() {
    return this.#pending.since
  }

  /** Send a gesture: `send(count)` is called with its number, again and again until an answer to it comes. */
  add(send, onGivenUp = () => {}) {
    this.#pending = { count: ++this.#count, send, since: performance.now(), attempts: 0, onGivenUp }
    for (const box of boxes) if (box !== this && box.isLate) box.sendAgain() // it came first
    this.sendAgain()
    return this.#count
  }

  sendAgain() {
    const { count, send } = this.#pending
    const wait = Math.min(FIRST * 2 ** this.#pending.attempts, LONGEST)
    this.#pending.attempts += 1
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#retry(), wait)
    send(count)
    noteLateness()
  }

  #retry() {
    if (this.#pending.attempts < ATTEMPTS) {
      this.sendAgain()
      return
    }
    const { onGivenUp } = this.#pending
    this.#forget()
    onGivenUp()
  }

  #forget() {
    clearTimeout(this.#timer)
    this.#timer = null
    this.#pending = null
    noteLateness()
  }

  /** Take the number of the last gesture that the server has answered; returns whether a later one still waits. */
  receive(to) {
    this.#count = Math.max(this.#count, to)
    if (this.#pending && to >= this.#pending.count) this.#forget()
    return this.#pending !== null
  }
}
