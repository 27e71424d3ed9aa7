// What a cluster is, beside its name or its centroid: size, main class, and the centroid's values beside those of all
// other rows. Under a pointer or with the focus it shows the columns that set the cluster apart; opened, all of them.

import { make } from '../dom/elements.js'
import { fillText } from '../dom/sentence.js'
import { clusterSign } from '../dom/sentence_elements.js'
import { words } from '../dom/words.js'

const BESIDE = 10 // pixels from a name or a centroid to its card
const EDGE = 4

export class ClusterCard {
  #cluster = -1 // the one that is shown
  #isOpen = false // shows every column, and stays until it is closed

  constructor() {
    this.element = make('div', { class: 'cluster-card', hidden: '' })
    this.element.addEventListener('keydown', event => event.stopPropagation()) // keys scroll the card, not the map
  }

  get isOpen() {
    return this.#isOpen
  }

  /** The cluster that is shown, -1 for none. */
  get cluster() {
    return this.#cluster
  }

  /**
   * Show a cluster beside a rectangle on a stage of some size; `isOpen` shows every column and takes the focus.
   * @param {import('../messages.js').ClusterFace} face
   */
  show(face, { cluster, sign, beside, stage, isOpen = false }) {
    if (this.#cluster === cluster && this.#isOpen === isOpen) return
    this.#cluster = cluster
    this.#isOpen = isOpen
    const shown = isOpen ? face.columns : face.columns.slice(0, face.telling)
    const lines = face.lines.map(text => make('span', { text }))
    this.element.replaceChildren(this.#title(face, sign), ...lines, ...table(face, shown), ...this.#more(face, shown))
    this.element.classList.toggle('open', isOpen)
    this.element.hidden = false
    this.#place(beside, stage)
    if (isOpen) this.#open(face)
  }

  #title({ called }, sign) {
    return make('span', { class: 'title' }, clusterSign(sign), make('b', { text: called }))
  }

  /** How to see the other columns; of very many, where the rest is. */
  #more({ columns, left_out: leftOut }, shown) {
    if (shown.length < columns.length) {
      return [make('span', { class: 'more', text: fillText(words.clusters.all, { n: columns.length + (leftOut ?? 0) }) })]
    }
    return leftOut ? [make('span', { class: 'more', text: fillText(words.clusters.rest, { n: leftOut }) })] : []
  }

  /** Stand to the side of a rectangle that has room, within the stage. */
  #place([x0, y0, x1, y1], { width, height }) {
    const { style } = this.element
    style.maxHeight = `${height - 2 * EDGE}px`
    const [w, h] = [this.element.offsetWidth, this.element.offsetHeight]
    const [right, left] = [x1 + BESIDE, x0 - BESIDE - w]
    const wanted = right + w <= width - EDGE || left < EDGE ? right : left
    style.left = `${Math.max(EDGE, Math.min(width - w - EDGE, wanted))}px`
    style.top = `${Math.max(EDGE, Math.min(height - h - EDGE, (y0 + y1 - h) / 2))}px`
  }

  #open({ name }) {
    for (const [key, value] of [['tabindex', '0'], ['role', 'region'], ['aria-label', name]]) {
      this.element.setAttribute(key, value)
    }
    this.element.scrollTop = 0
    this.element.focus({ preventScroll: true })
  }

  /** Hide a card that only follows a pointer or the focus. */
  leave() {
    if (!this.#isOpen) this.hide()
  }

  hide() {
    this.#cluster = -1
    this.#isOpen = false
    this.element.hidden = true
    for (const name of ['tabindex', 'role', 'aria-label']) this.element.removeAttribute(name)
  }
}

/** The table of columns: the centroid's values, and those of all other rows where there are some. */
function table({ columns, has_others: hasOthers }, shown) {
  if (!shown.length) return []
  const cells = ([name, here, elsewhere]) => [
    make('th', { text: name, scope: 'row', title: name }),
    make('td', { text: here }),
    ...(hasOthers ? [make('td', { text: elsewhere })] : []),
  ]
  const head = [words.clusters.column, words.clusters.here, ...(hasOthers ? [words.clusters.elsewhere] : [])]
  const caption = shown.length < columns.length && hasOthers ? words.clusters.apart : words.clusters.values
  return [
    make(
      'table', {}, make('caption', { text: caption }),
      make('thead', {}, make('tr', {}, ...head.map(text => make('th', { text, scope: 'col' })))),
      make('tbody', {}, ...shown.map(column => make('tr', {}, ...cells(column)))),
    ),
  ]
}
