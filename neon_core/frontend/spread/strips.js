// One strip, and the texts above the strips of a column.

import { make } from '../dom/elements.js'
import { words } from '../dom/words.js'
import { fittingStarts, parts } from '../math/fitting.js'

const { fades } = words.heat // opacity of the values of a category, by their rank
const pen = document.createElement('canvas').getContext('2d')

const percent = place => `${100 * place}%`

/** The middle 90 % as a thin line, the middle half as a wide one, the median as a tick of ink; nothing without a value. */
export function rangeStrip(places, color) {
  const strip = make('div', { class: 'track' })
  if (!places.length) return strip
  const [low, first, middle, third, high] = places
  const thin = make('i', { class: 'thin' }), wide = make('i', { class: 'wide' }), tick = make('i', { class: 'tick' })
  place(thin, low, high, color)
  place(wide, first, third, color)
  tick.style.left = percent(middle)
  strip.append(thin, wide, tick)
  return strip
}

function place(element, from, to, color) {
  element.style.left = percent(from)
  element.style.width = percent(to - from)
  element.style.background = color
}

/** The shares of a category's values in a cluster, fading by their rank. */
export function partStrip({ shares, ends }, cluster, color) {
  const pieces = parts(shares[cluster], Boolean(ends)).map(({ share, rank }) => {
    const piece = make('i')
    piece.style.flexGrow = share
    piece.style.background = color
    piece.style.opacity = fades[Math.min(rank, fades.length - 1)]
    return piece
  })
  return make('div', { class: 'track parted' }, ...pieces)
}

/** The texts above the strips: round numbers at their places, or the values where the first strip has them. */
export class AxisTexts {
  #texts = []
  #line = make('div', { class: 'axis-line' })

  constructor(column) {
    this.element = make('div', { class: 'axis', 'aria-hidden': 'true' }, this.#line)
    this.isBeginning = !column.ranges
    if (column.ranges) this.#texts = column.ticks.map(({ place, text }) => ({ place, text }))
    else if (!column.ends) this.#texts = firstValues(column)
    this.element.hidden = !this.#texts.length
  }

  /** Write the texts that have room at the present width. */
  draw() {
    const length = this.#line.clientWidth
    if (!length) return
    pen.font = getComputedStyle(this.#line).font
    const widths = this.#texts.map(({ text }) => pen.measureText(text).width)
    const starts = fittingStarts(this.#texts.map(({ place }) => place * length), widths, length, this.isBeginning)
    const shown = starts.map((start, i) => start === null ? null : textAt(this.#texts[i].text, start))
    this.#line.replaceChildren(...shown.filter(Boolean))
  }
}

function textAt(text, start) {
  const element = make('span', { text })
  element.style.left = `${start}px`
  return element
}

/** The values of the first strip that has some, each where its part begins. */
function firstValues({ shares, values }) {
  const first = shares.find(line => line.some(share => share > 0)) ?? []
  return parts(first, false).map(({ value, start }) => ({ place: start, text: values[value] }))
}
