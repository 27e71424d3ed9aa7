// Sentences come from neon_core/wording as spans: text, or [text, role, cluster]. Slots are filled in here as `fill` does
// there.

/** Fill the slots of a template: a number names a cluster, a list becomes "A and B", else text. */
export function fill(template, slots, and) {
  return template.map(whole).flatMap(([text, role, cluster]) => {
    const value = /^\{\w+\}$/.test(text) ? slots[text.slice(1, -1)] : undefined
    if (typeof value === 'number') return [[`cluster ${value}`, 'cluster', value]]
    if (Array.isArray(value)) {
      return value.flatMap((name, i) => [...(i ? [[and, 'plain', -1]] : []), [name, role, cluster]])
    }
    return [[put(text, slots), role, cluster]]
  })
}

function whole(span) {
  return typeof span === 'string' ? [span, 'plain', -1] : span
}

/** Fill the slots of a text. */
export function put(text, slots) {
  return text.replace(/\{(\w+)\}/g, (all, slot) => (slot in slots ? String(slots[slot]) : all))
}

export function plain(sentence) {
  return sentence.map(span => whole(span)[0]).join('')
}

/** A cluster's shape in its colour, as SVG. */
export function sign([shape, color], size = 12) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '-7 -7 14 14')
  svg.setAttribute('width', size)
  svg.setAttribute('height', size)
  svg.setAttribute('aria-hidden', 'true')
  svg.classList.add('sign')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', PATHS[shape.replace('-open', '')])
  const open = shape.endsWith('-open')
  path.setAttribute('fill', open ? 'none' : color)
  if (open) path.setAttribute('stroke', color)
  if (open) path.setAttribute('stroke-width', 2.5)
  svg.append(path)
  return svg
}

const PATHS = {
  circle: 'M-5,0A5,5 0 1 0 5,0A5,5 0 1 0 -5,0Z',
  square: 'M-5,-5H5V5H-5Z',
  diamond: 'M0,-6.6L6.6,0L0,6.6L-6.6,0Z',
  'triangle-up': 'M0,-5.6L6,5H-6Z',
}

/** Write a sentence into an element; what users wrote is text, never markup. */
export function write(element, sentence, signs) {
  element.replaceChildren(...sentence.flatMap(span => nodes(whole(span), signs)))
}

function nodes([text, role, cluster], signs) {
  if (role === 'plain') return [document.createTextNode(text)]
  const strong = document.createElement('b')
  strong.className = role
  strong.textContent = text
  if (role !== 'cluster') return [strong]
  const name = document.createElement('span')
  name.className = 'cluster'
  name.append(sign(signs[cluster]), '\u00a0', strong)
  return [name]
}
