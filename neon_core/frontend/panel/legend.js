// The legend over the bars: what the marks and colours of the strips mean, once for all of them.

import { make } from '../dom/elements.js'
import { callCentroid, fillText } from '../dom/sentence.js'
import { clusterSign } from '../dom/sentence_elements.js'
import { words } from '../dom/words.js'

const SIGN = 11 // pixels

export class Legend {
  element = make('p', { class: 'legend' })

  /** Explain the marks of a row's strips: both clusters in question, blue and orange, and the bars of categories. */
  show({ mark, signs, nouns, names, categories, called }) {
    const { legend } = words.strips
    const digits = String(signs.length - 1).length
    const centroids = [mark.label, mark.competitor].map(cluster => {
      const text = make('span', { text: fillText(legend.centroid, { cluster: callCentroid(cluster, called) }) })
      text.style.minWidth = `${fillText(legend.centroid, { cluster: '' }).length + digits - 1}ch` // as wide in every row
      return item(clusterSign(signs[cluster], SIGN), text)
    })
    const hasNumbers = Object.keys(categories ?? {}).length < names.length
    const zones = [['zone pro', legend.for], ['zone contra', legend.against]].map(([look, text]) => item(swatch(look), text))
    const ofNumbers = hasNumbers ? [make('span', { class: 'zones' }, ...zones)] : [] // the two stay on one line
    const tick = item(swatch('tick-sign'), fillText(legend.row, { noun: nouns[0] }))
    const shares = categories ? [item(swatch('share-sign'), legend.shares)] : []
    this.element.replaceChildren(tick, ...centroids, ...ofNumbers, ...shares)
  }
}

const swatch = look => make('span', { class: look, 'aria-hidden': 'true' })
const item = (sign, text) => make('span', { class: 'item' }, sign, text)
