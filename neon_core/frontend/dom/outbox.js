// Gestures on their way to the server. Each is sent again until it is answered: a line can be cut, a server can be
// started anew, and Streamlit drops what arrives before it has drawn the page. Of several gestures of one kind only the
// newest counts. While there is no connection nothing is sent: what waits goes when it is back.

import { onConnection } from './connection.js'

const FIRST = 1500 // ms after which a gesture without an answer is sent again; then after twice that time, and so on
const LONGEST = 12_000 // ms between two attempts
const ATTEMPTS = 25 // some four minutes; then the server's own state stands
const boxes = new Set()
const listeners = new Set()
const senders = new Map() // how the component at each place sends, while it is on screen
let isConnected = true
let isLate = false

onConnection(setConnected)

/** The connection is lost, or back. */
function setConnected(isBack) {
  isConnected = isBack
  if (isBack) sendAllAgain()
  noteLateness()
}

/** The component at a place is on screen, and sends by `send(name, value)`: what has waited for it goes. */
export function openPlace(place, send) {
  const isOpen = senders.has(place)
  senders.set(place, send)
  if (isOpen) return
  for (const box of boxes) if (box.place === place && box.isWaiting) box.begin()
}

/** The component at a place is gone; another one may have taken its place. */
export function closePlace(place, send) {
  if (senders.get(place) === send) senders.delete(place)
}

/** Call back when a gesture begins to wait for longer than usual, and when none does any more. */
export function onLateness(callback) {
  listeners.add(callback)
  callback(isLate)
  return () => listeners.delete(callback)
}

function noteLateness() {
  for (const box of boxes) box.noteLateness()
  const now = [...boxes].some(box => box.isLate)
  if (now === isLate) return
  isLate = now
  for (const callback of listeners) callback(isLate)
}

/** Send all gestures without an answer once more, in their order; returns whether there are any. */
export function sendAllAgain() {
  const waiting = [...boxes].filter(box => box.isWaiting)
  waiting.sort((one, other) => one.since - other.since)
  for (const box of waiting) box.begin()
  return waiting.length > 0
}

/** The gestures of one kind, of the component at a place. */
export class Outbox {
  #count = 0
  #pending = null // { count, name, value, since, attempts, onGivenUp } of the newest gesture without an answer
  #timer = null
  #onLateness
  #wasLate = false

  /** `onLateness(isLate)` is called when the newest gesture begins to wait for longer than usual, and when it ends. */
  constructor(place, onLateness = () => {}) {
    this.place = place
    this.#onLateness = onLateness
    boxes.add(this)
  }

  get isWaiting() {
    return this.#pending !== null
  }

  get isLate() {
    return this.isWaiting && (!isConnected || this.#pending.attempts > 1)
  }

  noteLateness() {
    if (this.isLate === this.#wasLate) return
    this.#wasLate = this.isLate
    this.#onLateness(this.isLate)
  }

  get since() {
    return this.#pending.since
  }

  /** Send a message with a gesture: `value(count)` is what is sent, with its number, until an answer to it comes. */
  add(name, value, onGivenUp = () => {}) {
    this.#pending = { count: ++this.#count, name, value, since: performance.now(), attempts: 0, onGivenUp }
    for (const box of boxes) if (box !== this && box.isLate) box.begin() // it came first
    this.begin()
  }

  /** Send the gesture, and then again and again. */
  begin() {
    this.#pending.attempts = 0
    this.#attempt()
  }

  #attempt() {
    clearTimeout(this.#timer)
    const send = senders.get(this.place)
    if (isConnected && send) {
      const { count, name, value, attempts } = this.#pending
      this.#timer = setTimeout(() => this.#retry(), Math.min(FIRST * 2 ** attempts, LONGEST))
      this.#pending.attempts += 1
      send(name, value(count))
    }
    noteLateness()
  }

  #retry() {
    if (this.#pending.attempts < ATTEMPTS) {
      this.#attempt()
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

  /** The newest gesture needs no answer any more. */
  finish() {
    if (this.isWaiting) this.#forget()
  }

  /** Take the number of the last gesture that the server has answered; returns whether a later one still waits. */
  receive(to) {
    this.#count = Math.max(this.#count, to)
    if (to >= this.#pending?.count) this.#forget()
    return this.isWaiting
  }
}
