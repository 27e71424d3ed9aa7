// The comparison: a slider from "all clusters" to "only the nearest", with the shares that follow, written beside it.
// It owns beta; the slider's place is a multiple of the usual beta.

import { make } from '../dom/elements.js'
import { fillText, plainText } from '../dom/sentence.js'
import { words } from '../dom/words.js'
import { factorText } from '../math/numbers.js'
import { LENGTH, betaOf, factorAt, factorOf, nextStop, positionOf } from '../math/scale.js'
import { countingCompetitors, effectiveSentence, sharesSentence } from './answer.js'
import { longestEffective, longestShares } from './longest.js'
import { Room } from './room.js'
import { term } from './term.js'

const KEYS = {
  ArrowRight: [1, 1],
  ArrowUp: [1, 1],
  ArrowLeft: [-1, 1],
  ArrowDown: [-1, 1],
  PageUp: [1, 3],
  PageDown: [-1, 3],
  Home: [-1, 99],
  End: [1, 99],
}
const LEAST = 0.005 // smaller shares are too narrow for the strip

export class Comparison {
  #slider = make('input', { type: 'range', id: 'beta', min: 0, max: LENGTH, step: 1 })
  #line = make('div', { class: 'line' }, make('label', { for: 'beta', text: words.compare }))
  #onlyOther = make('p', { class: 'one', text: words.one_other })
  #strip = make('div', { class: 'shares', 'aria-hidden': 'true' })
  #shares = make('p', { class: 'who' })
  #effective = make('span', { class: 'many' })
  #room // for the words beside the slider
  #readOut
  #on
  #usual = 1

  beta = 1
  isHeld = false // whether a hand moves it

  /**
   * `on` has: move() while a hand moves it, release(value) when it lets go; value is "usual", "inf" or beta. The hint
   * explains its words.
   */
  constructor(on, hint) {
    this.#on = on
    const many = make('p', { class: 'many-line' }, this.#effective, term(hint, words.terms.effective))
    this.#room = new Room(make('div', {}, this.#shares, many), 'read-out-look')
    this.#readOut = make('div', { class: 'read-out' }, this.#strip, this.#room.element)
    const ticks = ['all', 'usual', 'nearest'].map(name => make('span', { class: name, text: words.stops[name] }))
    this.#line.append(make('div', { class: 'track' }, this.#slider, make('div', { class: 'ticks', 'aria-hidden': 'true' }, ...ticks)))
    this.element = make('div', { class: 'comparison' }, this.#line, this.#onlyOther, this.#readOut)
    this.#listen()
  }

  #listen() {
    const slider = this.#slider
    slider.addEventListener('input', () => this.#drag())
    slider.addEventListener('change', () => this.#release(factorAt(Number(slider.value))))
    slider.addEventListener('dblclick', () => this.#release(1))
    slider.addEventListener('keydown', event => this.#press(event))
    const letGo = () => this.isHeld && slider.dispatchEvent(new Event('change'))
    // A browser sends no change where a drag ends where it began.
    for (const end of ['pointerup', 'pointercancel', 'blur']) slider.addEventListener(end, () => setTimeout(letGo))
  }

  get #factor() {
    return factorOf(this.beta, this.#usual)
  }

  #drag() {
    this.isHeld = true
    this.beta = betaOf(factorAt(Number(this.#slider.value)), this.#usual)
    this.#slider.setAttribute('aria-valuetext', this.#name())
    this.#on.move()
  }

  #release(factor) {
    this.isHeld = false
    this.beta = betaOf(factor, this.#usual)
    this.#place()
    this.#on.release(factor === 1 ? 'usual' : factor === Infinity ? 'inf' : this.beta)
  }

  #press(event) {
    const step = KEYS[event.key]
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const next = nextStop(this.#factor, ...step)
    if (next !== this.#factor) this.#release(next)
  }

  #place() {
    this.#slider.value = positionOf(this.#factor)
    this.#slider.setAttribute('aria-valuetext', this.#name())
  }

  /** The comparison in words. */
  #name() {
    const factor = this.#factor
    const { all, usual, nearest, more, less } = words.stops
    if (factor === 0) return all
    if (factor === 1) return usual
    if (factor === Infinity) return nearest
    return factor > 1 ? fillText(more, { factor: factorText(factor) }) : fillText(less, { factor: factorText(1 / factor) })
  }

  /** Show the comparison of an explanation; where a hand moves it, or has left it a moment ago, it stays there. */
  show({ signs, called, beta, usual_beta: usual }, isWaiting) {
    const hasOneOther = signs.length === 2
    const shares = plainText(longestShares(words, signs.length, called))
    this.#room.keep([[shares], longestEffective(words, signs.length, usual)], signs)
    this.#line.hidden = hasOneOther || usual === null
    this.#onlyOther.hidden = !hasOneOther
    this.#readOut.hidden = hasOneOther
    this.#usual = usual ?? 1
    if (this.isHeld || isWaiting) return
    this.beta = beta ?? Infinity
    this.#place()
  }

  /** Draw the shares of the competitors. */
  draw(now, { signs, point, called }) {
    const { ids } = point
    const cells = countingCompetitors(now.p).filter(k => now.p[k] >= LEAST)
    while (this.#strip.children.length < cells.length) this.#strip.append(make('div'))
    while (this.#strip.children.length > cells.length) this.#strip.lastChild.remove()
    cells.forEach((k, i) => {
      const { style } = this.#strip.children[i]
      style.flexGrow = now.p[k]
      style.background = signs[ids[k]][1]
    })
    this.#shares.textContent = plainText(sharesSentence(words, ids, now, called))
    this.#effective.textContent = plainText(effectiveSentence(words, ids, now))
  }
}
