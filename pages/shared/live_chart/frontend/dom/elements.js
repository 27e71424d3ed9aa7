// A short way to write elements.

/** An element with a class, attributes or properties, and children; text stays text. */
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
