// The strips of the table: where a number lies in its observed range, and how common the values of a category are in the
// two clusters in question.

import { make } from '../dom/elements.js'
import { clusterSign } from '../dom/sentence_elements.js'

const SIGN = 10 // pixels

/** The two clusters in question: the row's own, and its competitor. */
const compared = ({ mark }) => [mark.label, mark.competitor]

/** The observed range: blue where a value counts for, orange where against; both centroids, and the row as a tick. */
export class RangeStrip {
  #low = make('div')
  #high = make('div')

  constructor(row, i) {
    const { point, mark } = row
    const signs = compared(row).map(cluster => {
      const place = cluster === mark.label ? point.own[i] : point.others[point.ids.indexOf(cluster)][i]
      return placed(clusterSign(row.signs[cluster], SIGN), place)
    })
    const tick = placed(make('div', { class: 'tick' }), point.place[i])
    this.element = make('div', { class: 'strip', 'aria-hidden': 'true' }, this.#low, this.#high, ...signs.reverse(), tick)
  }

  /** Part the range at the value where the bar is 0. */
  draw({ zero, side }) {
    const cut = Number.isFinite(zero) ? Math.max(0, Math.min(1, zero)) : 1
    const [low, high] = side === 0 ? ['flat', 'flat'] : side > 0 ? ['contra', 'pro'] : ['pro', 'contra']
    this.#low.style.width = `${100 * cut}%`
    this.#high.style.width = `${100 * (1 - cut)}%`
    this.#low.className = `zone ${low}`
    this.#high.className = `zone ${high}`
  }
}

function placed(element, place) {
  element.style.left = `${100 * place}%`
  return element
}

/** The strip of a category: a bar for each of the two clusters, parted as its rows are, the row's own value strong. */
export function categoryStrip(row, i) {
  const { own } = row.point.categories[i]
  const bars = compared(row).map(cluster => {
    const shares = row.categories[i].shares[cluster]
    return shares.map((share, j) => piece(share, row.signs[cluster][1], j === own))
  })
  return strip(bars)
}

/** The strip of one value: how much of each of the two clusters has it. */
export function valueStrip(row, i, j) {
  const isOwn = row.point.categories[i].own === j
  const bars = compared(row).map(cluster => {
    return [piece(row.categories[i].shares[cluster][j], row.signs[cluster][1], isOwn)]
  })
  return strip(bars)
}

function strip(bars) {
  return make('div', { class: 'strip shares-of', 'aria-hidden': 'true' }, ...bars.map(pieces => make('div', { class: 'parted' }, ...pieces)))
}

function piece(share, color, isStrong) {
  const part = make('i', { class: isStrong ? 'strong' : '' })
  part.style.width = `${100 * share}%`
  part.style.background = color
  return part
}
