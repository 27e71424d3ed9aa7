// The values of a category: how common each is in the two clusters in question, and what each adds.

import { make } from '../dom/elements.js'
import { percent } from '../math/numbers.js'
import { put } from '../dom/sentence.js'
import { words } from '../dom/words.js'

/** How common a value is in the two clusters, in words. */
export function told({ mark, categories }, i, j) {
  const { names, shares } = categories[i]
  const [own, other] = [mark.label, mark.competitor].map(cluster => percent(shares[cluster][j]))
  return put(words.bars.share, { value: names[j], own, other, label: mark.label, competitor: mark.competitor })
}

/** The strip of a category: a bar for each of the two clusters, parted as its rows are, the row's own value strong. */
export function shareStrip(data, i) {
  const { mark, signs, categories, point } = data
  const own = point.categories[i].own
  const bars = [mark.label, mark.competitor].map(cluster => {
    const parts = categories[i].shares[cluster].map((share, j) => piece(share, signs[cluster][1], j === own))
    return make('div', { class: 'parted' }, ...parts)
  })
  return make('div', { class: 'strip shares-of', title: told(data, i, own) }, ...bars)
}

/** The strip of one value: how much of each of the two clusters has it. */
export function valueStrip(data, i, j) {
  const { mark, signs, categories, point } = data
  const own = point.categories[i].own === j
  const bars = [mark.label, mark.competitor].map(cluster => {
    return make('div', { class: 'parted' }, piece(categories[i].shares[cluster][j], signs[cluster][1], own))
  })
  return make('div', { class: 'strip shares-of', title: told(data, i, j) }, ...bars)
}

function piece(share, color, strong) {
  const part = make('i', { class: strong ? 'strong' : '' })
  part.style.width = `${100 * share}%`
  part.style.background = color
  return part
}
