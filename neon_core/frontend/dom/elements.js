// A short way to write elements.

const SVG = 'http://www.w3.org/2000/svg'

/** Make an element with a class, attributes or properties, and children; text stays text. */
export function make(tag, options = {}, ...children) {
  const { text, ...rest } = options
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(rest)) {
    if (name === 'class') element.className = value
    else if (name.startsWith('on')) element[name] = value
    else element.setAttribute(name, value)
  }
  if (text !== undefined) element.textContent = text
  element.append(...children)
  return element
}

/** Make an SVG element with attributes and children. */
export function makeSvg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag)
  setAttributes(element, attributes)
  element.append(...children)
  return element
}

/** Set several attributes. */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}

/** Remove the empty place that the page keeps until a component is drawn. */
export function removePlaceholder(parent) {
  for (const place of parent.querySelectorAll('[data-room]')) place.remove()
}
