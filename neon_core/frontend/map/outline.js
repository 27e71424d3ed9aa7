// A line around some rows on the layer over a map, with their number beside it: while a hand draws it, and afterwards.

import { make, makeSvg } from '../dom/elements.js'
import { placeLabel } from '../math/enclosing_line.js'

export class Outline {
  #paper = makeSvg('path', { class: 'outline paper' })
  #line = makeSvg('path', { class: 'outline' })
  #way = makeSvg('path', { class: 'outline way-back' })
  #text = make('div', { class: 'group-size', 'aria-hidden': 'true' })
  #svg = makeSvg('svg', { 'aria-hidden': 'true' }, this.#paper, this.#line, this.#way)
  #size = null // of the text
  rectangle = null // of the text, in pixels

  constructor() {
    this.element = make('div', { class: 'group-outline', hidden: '' }, this.#svg, this.#text)
  }

  /** Draw a shape, in pixels, with a text beside it; `isOpen` where the way from its end to its start is still to go. */
  draw(shape, text, box, isOpen = false) {
    const line = `M${shape.join('L')}`
    this.element.hidden = false
    this.element.classList.remove('fading')
    this.element.classList.toggle('growing', isOpen)
    this.#line.setAttribute('d', isOpen ? line : `${line}Z`)
    this.#paper.setAttribute('d', isOpen ? '' : `${line}Z`) // a growing line is drawn once: every frame counts
    this.#way.setAttribute('d', isOpen ? `M${shape.at(-1)}L${shape[0]}` : '')
    this.#write(text)
    const [x, y] = placeLabel(shape, this.#size, box)
    this.#text.style.transform = `translate(${x}px,${y}px)`
    this.rectangle = [x, y, x + this.#size[0], y + this.#size[1]]
  }

  /** Write the text, and measure it where it is another one: measuring lays the page out. */
  #write(text) {
    if (this.#size && this.#text.textContent === text) return
    this.#text.textContent = text
    this.#size = [this.#text.offsetWidth, this.#text.offsetHeight]
  }

  /** Let it vanish: it went around nothing. */
  fade() {
    this.element.classList.add('fading')
    this.rectangle = null
  }

  hide() {
    this.element.hidden = true
    this.rectangle = null
  }
}
