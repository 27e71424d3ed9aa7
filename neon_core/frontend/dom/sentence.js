// Sentences come from the server as spans: text, or [text, role, cluster]. Slots are filled in here as
// neon_core/wording/spans.py fills them. Pure: `sentence_elements.js` writes them into the page.

/** What a cluster is called; `called` has the texts of all clusters where one has a name. */
export function callCluster(cluster, called) {
  return called?.[cluster] ?? `cluster ${cluster}`
}

/** What stands behind "centroid": the number of its cluster, or "of" and the name. */
export function callCentroid(cluster, called) {
  const name = callCluster(cluster, called)
  return name === callCluster(cluster) ? cluster : `of ${name}`
}

/** Fill the slots of a template: a number names a cluster, a list becomes "A and B", else text. */
export function fill(template, slots, and, called) {
  return template.map(fullSpan).flatMap(([text, role, cluster]) => {
    const value = /^\{\w+\}$/.test(text) ? slots[text.slice(1, -1)] : undefined
    if (typeof value === 'number') return [[callCluster(value, called), 'cluster', value]]
    if (Array.isArray(value)) {
      return value.flatMap((name, i) => [...(i ? [[and, 'plain', -1]] : []), [name, role, cluster]])
    }
    return [[fillText(text, slots), role, cluster]]
  })
}

/** A span as [text, role, cluster]. */
export function fullSpan(span) {
  return typeof span === 'string' ? [span, 'plain', -1] : span
}

/** Fill the slots of a text. */
export function fillText(text, slots) {
  return text.replace(/\{(\w+)\}/g, (all, slot) => (slot in slots ? String(slots[slot]) : all))
}

/** A sentence as bare text. */
export function plainText(sentence) {
  return sentence.map(span => fullSpan(span)[0]).join('')
}
