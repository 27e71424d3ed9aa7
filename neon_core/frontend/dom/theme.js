// Figures in the page's own colours.

/** The colours of the theme that is on, by the colours that the server draws with; `variables` names each. */
export function palette(element, variables) {
  const style = getComputedStyle(element)
  const pairs = Object.entries(variables).map(([color, name]) => [color, style.getPropertyValue(name).trim()])
  return new Map(pairs.filter(([, value]) => value && value !== 'unset'))
}

/** A figure in other colours; its arrays are shared, not copied. */
export function recolored(value, colors) {
  if (typeof value === 'string') return colors.get(value) ?? value
  if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.map(v => recolored(v, colors))
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, recolored(v, colors)]))
}
