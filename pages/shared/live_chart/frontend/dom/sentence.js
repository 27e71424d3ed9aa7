// Sentences come from the server as spans: text, or [text, role, cluster]. Slots are filled in here as
// neon_core/wording/spans.py fills them. Pure: `sentence_elements.js` writes them into the page.

/** Fill the slots of a template: a number names a cluster, a list becomes "A and B", else text. */
export function fill(template, slots, and) {
  return template.map(fullSpan).flatMap(([text, role, cluster]) => {
    const value = /^\{\w+\}$/.test(text) ? slots[text.slice(1, -1)] : undefined
    if (typeof value === 'number') return [[`cluster ${value}`, 'cluster', value]]
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
