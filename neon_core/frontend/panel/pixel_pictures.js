// Features that are the pixels of a picture: the row, its centroid, its competitor's, and the relevance as a picture each.
// A pixel is marked in all of them.

import { make, makeSvg, setAttributes } from '../dom/elements.js'
import { callCentroid, fillText } from '../dom/sentence.js'
import { clusterSign } from '../dom/sentence_elements.js'
import { words } from '../dom/words.js'

const SIGN = 11 // pixels of the screen

export class PixelPictures {
  #squares = [] // of the picture of the relevance
  #marks = [] // the mark of each picture
  #columns = 1
  #pointer = '' // where it was on the screen: a page that scrolls under it moves no hand
  #on

  /** `on` has: point(i, element) at a pixel under the pointer, and leave(). */
  constructor(on) {
    this.#on = on
    this.element = make('div', { class: 'pictures' })
    for (const kind of ['pointerover', 'click']) this.element.addEventListener(kind, event => this.#follow(event))
    this.element.addEventListener('pointerleave', ({ pointerType }) => pointerType === 'mouse' && this.#leave())
  }

  /** Show a row; the place is hidden where the features are no pixels. */
  show({ picture, point, shades, mark, signs, nouns, called }) {
    this.element.hidden = !picture
    this.#squares = []
    this.#marks = []
    if (!picture) return
    const { legend } = words.strips
    const clusters = [mark.label, mark.competitor]
    const looks = [
      { title: fillText(legend.row, { noun: nouns[0] }), brightness: point.brightness },
      ...clusters.map(k => {
        const title = fillText(legend.centroid, { cluster: callCentroid(k, called) })
        return { title, brightness: shades[k], sign: signs[k] }
      }),
      { title: words.pictures.counts },
    ].map(look => pixelGrid(picture, look))
    this.#columns = picture[1]
    this.#squares = looks.at(-1).squares
    this.#marks = looks.map(look => look.mark)
    this.element.replaceChildren(...looks.map(look => look.element))
  }

  /** Draw the relevance. */
  draw({ bars }) {
    const largest = bars.reduce((most, bar) => Math.max(most, Math.abs(bar)), 1e-300)
    this.#squares.forEach((square, i) => paint(square, bars[i] < 0 ? 'contra' : 'pro', Math.abs(bars[i]) / largest))
  }

  /** Mark a pixel in all pictures; -1 for none. */
  mark(i) {
    for (const mark of this.#marks) {
      mark.style.display = i < 0 ? 'none' : ''
      if (i >= 0) setAttributes(mark, { transform: `translate(${i % this.#columns} ${Math.floor(i / this.#columns)})` })
    }
  }

  #follow(event) {
    const { target, type, pointerType, screenX, screenY } = event
    const place = `${screenX} ${screenY}`
    if (type === 'pointerover' && (pointerType === 'touch' || place === this.#pointer)) return // a finger taps
    this.#pointer = place
    const pixel = Number(target.dataset.pixel ?? -1)
    if (pixel < 0) this.#leave()
    else this.#on.point(pixel, target)
    event.stopPropagation() // the panel's own hint would close this one
  }

  #leave() {
    this.#pointer = ''
    this.#on.leave()
  }
}

function paint(square, className, opacity) {
  square.setAttribute('class', className)
  square.setAttribute('fill-opacity', opacity)
}

/** A picture with its title; without `brightness` its squares are to be painted later. */
function pixelGrid([rows, columns], { title, brightness = null, sign = null }) {
  const place = i => ({ x: i % columns, y: Math.floor(i / columns), width: 1, height: 1, 'data-pixel': i })
  const squares = Array.from({ length: rows * columns }, (_, i) => makeSvg('rect', place(i)))
  if (brightness) squares.forEach((square, i) => paint(square, 'ink', brightness[i]))
  const frames = ['paper', 'inked'].map(look => makeSvg('rect', { class: look, width: 1, height: 1 })) // seen on any shade
  const mark = makeSvg('g', { class: 'pixel-mark', style: 'display: none' }, ...frames)
  const box = { viewBox: `0 0 ${columns} ${rows}`, role: 'img', 'aria-label': title }
  const caption = make('figcaption', {}, ...(sign ? [clusterSign(sign, SIGN), ' '] : []), title)
  return { element: make('figure', {}, makeSvg('svg', box, ...squares, mark), caption), squares, mark }
}
