// A line over the map for a finger that wants to move it: one scrolls the page, two move the map.

import { make } from '../dom/elements.js'

const SHOWN = 2500 // ms
let isKnown = false // for the visit, on every map

export class TouchHint {
  #timer = 0

  constructor(text) {
    this.element = make('p', { class: 'hint', role: 'status', hidden: '' })
    this.text = text
  }

  /** Show the line for a moment, the first time. */
  show() {
    if (isKnown) return
    isKnown = true
    this.element.hidden = false
    this.element.textContent = this.text // filled in when it is shown: only a change is read aloud
    this.#timer = setTimeout(() => this.hide(), SHOWN)
  }

  hide() {
    clearTimeout(this.#timer)
    this.element.hidden = true
  }
}
