// The strips in words: the values of their marks, for a tip and for a screen reader. Pure; `words` comes in.

import { callCentroid, callCluster, fillText } from '../dom/sentence.js'
import { percent } from '../math/numbers.js'

/** How common a category's value is in the two clusters in question. */
export function shareText(words, { mark, categories, called }, i, j) {
  const { names, shares } = categories[i]
  const [own, other] = [mark.label, mark.competitor].map(cluster => percent(shares[cluster][j]))
  const [label, competitor] = [mark.label, mark.competitor].map(cluster => callCluster(cluster, called))
  return fillText(words.bars.share, { value: names[j], own, other, label, competitor })
}

/** The values of the marks in a number's strip: both centroids, and the ends of the range. */
export function markTexts(words, { mark, point, ranges, called }, i) {
  const { legend, values } = words.strips
  const centroids = [mark.label, mark.competitor].map((cluster, at) => {
    const name = fillText(legend.centroid, { cluster: callCentroid(cluster, called) })
    return fillText(values.mark, { mark: name, value: point.centroid_values[at][i] })
  })
  const [low, high] = ranges[i]
  return [...centroids, fillText(values.range, { low, high })]
}

/** The lines of a feature's tip: its whole name, the row's value, and what its strip shows. */
export function featureLines(words, row, i) {
  const own = fillText(words.strips.legend.row, { noun: row.nouns[0] })
  const value = fillText(words.strips.values.mark, { mark: own, value: row.point.values[i] })
  const category = row.point.categories?.[i]
  const marks = category ? [shareText(words, row, i, category.own)] : markTexts(words, row, i)
  return [row.names[i], value, ...marks]
}

/** The lines of the tip of one value of a category. */
export function valueLines(words, row, i, j) {
  return [`${row.names[i]}: ${row.categories[i].names[j]}`, shareText(words, row, i, j)]
}
