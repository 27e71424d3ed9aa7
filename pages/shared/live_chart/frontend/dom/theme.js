// Figures in the page's own colours.

import { words } from './words.js'

/** The ink, paper and signs of the theme that is on, by the colours that the core draws with. */
export function palette(element) {
  const style = getComputedStyle(element)
  const pairs = Object.entries(words.theme).map(([color, variable]) => [color, style.getPropertyValue(variable).trim()])
  return new Map(pairs.filter(([, value]) => value && value !== 'unset'))
}

/** A figure in other colours; its arrays are shared, not copied. */
export function recolored(value, colors) {
  if (typeof value === 'string') return colors.get(value) ?? value
  if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.map(v => recolored(v, colors))
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, recolored(v, colors)]))
}
