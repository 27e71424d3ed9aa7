// Sentences as elements; texts that users wrote stay text, never markup.

import { make, makeSvg } from './elements.js'
import { fullSpan } from './sentence.js'

const PATHS = {
  circle: 'M-5,0A5,5 0 1 0 5,0A5,5 0 1 0 -5,0Z',
  square: 'M-5,-5H5V5H-5Z',
  diamond: 'M0,-6.6L6.6,0L0,6.6L-6.6,0Z',
  'triangle-up': 'M0,-5.6L6,5H-6Z',
}

/** Write a sentence into an element; `signs` are shape and colour of each cluster. */
export function writeSentence(element, sentence, signs) {
  element.replaceChildren(...sentence.map(span => spanNode(fullSpan(span), signs)))
}

function spanNode([text, role, cluster], signs) {
  if (role === 'plain') return document.createTextNode(text)
  const strong = make('b', { class: role, text })
  if (role !== 'cluster') return strong
  return make('span', { class: 'cluster' }, clusterSign(signs[cluster]), '\u00a0', strong)
}

/** A cluster's shape in its colour, at each of some places: a group of paths. */
export function signPath([shape, color], transforms) {
  const isOpen = shape.endsWith('-open')
  const look = isOpen ? { fill: 'none', stroke: color, 'stroke-width': 2.5 } : { fill: color }
  const d = PATHS[shape.replace('-open', '')]
  return makeSvg('g', {}, ...transforms.map(transform => makeSvg('path', { d, transform, ...look })))
}

/** A cluster's shape in its colour, as SVG. */
export function clusterSign(sign, size = 12) {
  const [path] = signPath(sign, ['']).children
  const box = { viewBox: '-7 -7 14 14', width: size, height: size }
  return makeSvg('svg', { ...box, 'aria-hidden': 'true', class: 'sign' }, path)
}
