// Features that are the pixels of a picture: the row as a picture, and its relevance as another one.

import { make, makeSvg } from '../dom/elements.js'
import { words } from '../dom/words.js'

export class PixelPictures {
  #squares = [] // of the picture of the relevance

  constructor() {
    this.element = make('div', { class: 'pictures' })
  }

  /** Show a row; the place is hidden where the features are no pixels. */
  show({ picture, point }) {
    this.element.hidden = !picture
    this.#squares = []
    if (!picture) return
    const looks = pixelGrid(picture, words.pictures.seen)
    const counts = pixelGrid(picture, words.pictures.counts)
    looks.squares.forEach((square, i) => paint(square, 'ink', point.brightness[i]))
    this.#squares = counts.squares
    this.element.replaceChildren(looks.element, counts.element)
  }

  /** Draw the relevance. */
  draw({ bars }) {
    const largest = bars.reduce((most, bar) => Math.max(most, Math.abs(bar)), 1e-300)
    this.#squares.forEach((square, i) => paint(square, bars[i] < 0 ? 'contra' : 'pro', Math.abs(bars[i]) / largest))
  }
}

function paint(square, className, opacity) {
  square.setAttribute('class', className)
  square.setAttribute('fill-opacity', opacity)
}

function pixelGrid([rows, columns], title) {
  const place = i => ({ x: i % columns, y: Math.floor(i / columns), width: 1, height: 1 })
  const squares = Array.from({ length: rows * columns }, (_, i) => makeSvg('rect', place(i)))
  const svg = makeSvg('svg', { viewBox: `0 0 ${columns} ${rows}`, role: 'img', 'aria-label': title }, ...squares)
  return { element: make('figure', {}, svg, make('figcaption', { text: title })), squares }
}
