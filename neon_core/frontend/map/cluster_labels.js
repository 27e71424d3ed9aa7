// The names of the clusters over a map, one button each: a name beside the cluster's marks, a name at the edge for a
// cluster that is out of sight, or nothing to see where the centroid has the number inside. All are one stop of the Tab
// key; arrows go from one to the next. Clicks reach them through the map's glass, which lies above.

import { make } from '../dom/elements.js'
import { clusterSign } from '../dom/sentence_elements.js'
import { fillText } from '../dom/sentence.js'
import { words } from '../dom/words.js'
import { distance, rectangle } from '../math/label_places.js'
import { toPixel } from '../math/plane.js'

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
const BUTTON = 24 // pixels of the button over a centroid
const FINGER = 8 // pixels that a tap may miss a name or a centroid by
const RIM = 10 // pixels from a centroid's middle to its rim
let count = 0

export class ClusterLabels {
  #on
  #buttons = []
  #shown = [] // what each button shows: { rectangle, centroid }
  #isNamed = false

  /** `on` has: focus(cluster), leave(), open(cluster, hasKeys). */
  constructor(on) {
    this.#on = on
    this.element = make('div', { class: 'cluster-labels', role: 'group', 'aria-label': words.clusters.group })
    this.element.addEventListener('keydown', event => this.#press(event))
    this.element.addEventListener('focusout', event => this.element.contains(event.relatedTarget) || on.leave())
  }

  /** Take over the clusters of another map. @param {import('../messages.js').MapPicture} map */
  adopt({ clusters, facts, is_named: isNamed }) {
    const focused = this.#buttons.indexOf(document.activeElement)
    this.#isNamed = isNamed
    this.#shown = []
    this.#buttons = clusters.map((face, k) => this.#button(face, k, facts.signs[k]))
    this.element.replaceChildren(...this.#buttons)
    this.#buttons[focused]?.focus()
  }

  #button(face, cluster, sign) {
    const id = `neon-cluster-${++count}`
    const name = make('b', { text: face.called })
    const parts = [make('span', { class: 'arrow' }), clusterSign(sign), name, make('span', { class: 'size', text: face.size })]
    const described = make('span', { id, text: face.described, hidden: '' })
    const whose = face.main_class ? [make('span', { class: 'main-class', text: face.main_class })] : []
    const button = make(
      'button',
      { type: 'button', class: 'cluster-label', 'aria-label': face.name, 'aria-describedby': id, tabindex: cluster ? '-1' : '0' },
      make('span', { class: 'first-line' }, ...parts), ...whose, described,
    )
    button.addEventListener('focus', () => this.#focus(cluster))
    button.addEventListener('click', event => this.#on.open(cluster, event.detail === 0))
    return button
  }

  #focus(cluster) {
    this.#buttons.forEach((button, k) => button.setAttribute('tabindex', k === cluster ? '0' : '-1'))
    this.#on.focus(cluster)
  }

  #press(event) {
    const at = this.#buttons.indexOf(document.activeElement)
    const last = this.#buttons.length - 1
    const next = { Home: 0, End: last }[event.key] ?? (at + STEPS[event.key] + last + 1) % (last + 1)
    if (at < 0 || !Number.isFinite(next) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    this.#buttons[next].focus()
  }

  /** Give the focus to a cluster's name. */
  focus(cluster) {
    this.#buttons[cluster]?.focus()
  }

  /** The sizes of the names, and those of the names at the edge, in pixels. */
  sizes() {
    const measured = isEdge =>
      this.#buttons.map(button => {
        this.#dress(button, isEdge ? '→' : '')
        return [button.offsetWidth, button.offsetHeight]
      })
    return { sizes: measured(false), edgeSizes: measured(true) }
  }

  /** Show a name with an arrow, in short, or as a whole. */
  #dress(button, arrow) {
    button.hidden = false
    button.classList.remove('bare')
    button.style.width = button.style.height = ''
    button.classList.toggle('at-edge', arrow !== '')
    button.querySelector('.arrow').textContent = arrow
  }

  /** Show the names where they belong. `labels` are those of `arrange`, `centroids` the places of the centroids. */
  show(labels, centroids, box) {
    this.#shown = this.#buttons.map((button, k) => {
      const label = labels[k]
      this.#dress(button, label?.arrow ?? '')
      if (!label) return this.#showCentroid(button, centroids[k], box)
      move(button, label.place)
      return { rectangle: label.rectangle, centroid: centroids[k], isAtEdge: label.arrow !== '' }
    })
  }

  /** A cluster without a name on the map: a button over its centroid, where that is in sight. */
  #showCentroid(button, [x, y], { w, h }) {
    button.classList.add('bare')
    button.hidden = x < 0 || y < 0 || x > w || y > h
    button.style.width = button.style.height = `${BUTTON}px`
    const place = [x - BUTTON / 2, y - BUTTON / 2]
    move(button, place)
    return { rectangle: button.hidden ? null : rectangle(place, [BUTTON, BUTTON]), centroid: [x, y], isBare: true }
  }

  /** The cluster whose name, or whose centroid, is under the pointer; -1: none. `row` is the distance to a row. */
  at(x, y, isFinger, row) {
    const reach = isFinger ? Math.min(FINGER, row) : 0 // a row that is tapped exactly is meant
    const named = this.#shown.findIndex(({ rectangle: text, isBare }) => text && !isBare && distance(text, [x, y]) <= reach)
    if (named >= 0) return named
    const away = this.#shown.map(({ centroid }) => Math.hypot(centroid[0] - x, centroid[1] - y))
    const nearest = away.reduce((best, far, k) => (far < (away[best] ?? Infinity) ? k : best), -1)
    const isOn = isFinger && away[nearest] <= RIM
    const isNear = away[nearest] <= Math.min(row, isFinger ? FINGER + RIM : RIM)
    return isOn || isNear ? nearest : -1
  }

  /** The rectangle that a cluster's card stands beside. */
  rectangleOf(cluster) {
    return this.#shown[cluster]?.rectangle ?? null
  }

  /** Let the names follow their clusters while a hand moves the map; they are arranged anew when it rests. */
  follow(centroids) {
    this.#shown.forEach((shown, k) => {
      if (shown.isAtEdge) return
      const [dx, dy] = [centroids[k][0] - shown.centroid[0], centroids[k][1] - shown.centroid[1]]
      this.#buttons[k].style.transform = dx || dy ? `translate(${dx}px,${dy}px)` : ''
    })
  }
}

function move(element, [x, y]) {
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, transform: '' })
}

/** The centroids in pixels. */
export function centroidPlaces({ centroids }, view, box) {
  return centroids.map(([x, y]) => toPixel(view, box, x, y))
}
