// One row with everything that is the same for all rows of its analysis. Pure.

/**
 * @typedef {import('../messages.js').Facts} Facts
 * @typedef {import('../messages.js').PanelMessage} PanelMessage
 */

/**
 * Join a row's message with the facts of its analysis; `point` is null where there is nothing to compare with.
 * @param {PanelMessage} message
 * @param {Facts} facts
 */
export function explainedRow(message, facts) {
  const beta = message.beta === undefined ? facts.usual_beta : message.beta
  return { ...facts, ...message, beta, point: message.point && pointAmongCentroids(message, facts) }
}

/** A row's numbers with its place among the centroids: its own, and those of the competitors by their `ids`. */
function pointAmongCentroids({ point, mark }, { centroids, widths }) {
  const ids = centroids.map((_, k) => k).filter(k => k !== mark.label)
  return { ...point, widths, ids, own: centroids[mark.label], others: ids.map(k => centroids[k]) }
}
