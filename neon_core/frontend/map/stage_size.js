// The room for a figure on the page: its width is the column's, and a map's height is what the panel beside it leaves.

import { panelEnd } from '../dom/beside.js'
import { mapHeight, steadySize } from '../math/map_height.js'

const NARROW = 360 // pixels; drawn out of sight, a figure takes its width when it is seen
const BELOW = 200 // pixels that caption and list take, about, before they are written

export class StageSize {
  #stage
  #figure
  #map = null // the size that a map was given last

  /** `stage` is the element that is drawn in, `figure` the one with all that belongs to it. */
  constructor(stage, figure) {
    this.#stage = stage
    this.#figure = figure
  }

  /** Give the stage its height, and return the size of the figure; a picture that is no map has a height of its own. */
  take({ live, figure }) {
    const width = this.#stage.clientWidth || NARROW
    const height = live ? this.#mapHeight(width) : figure.layout.height
    this.#stage.style.height = `${height}px`
    return { width, height }
  }

  #mapHeight(width) {
    const [stage, figure] = [this.#stage.getBoundingClientRect(), this.#figure.getBoundingClientRect()]
    const top = stage.top + (this.#figure.closest('main')?.scrollTop ?? 0) + window.scrollY
    const screen = window.innerHeight
    const below = 'row' in this.#figure.dataset ? figure.bottom - stage.bottom : BELOW
    const type = parseFloat(getComputedStyle(document.documentElement).fontSize)
    const place = { width, top, screen, below, end: panelEnd(this.#stage, top), type }
    this.#map = steadySize(this.#map, { width, height: mapHeight(place), screen })
    return this.#map.height
  }
}
