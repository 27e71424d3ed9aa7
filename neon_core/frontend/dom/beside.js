// What stands beside each other: the panel says where it is, and the map beside it takes its height from there.

let panel = null // the element of the panel that is shown
let lastDepth = null // how far below a map's top it ended when it was seen last
const listeners = new Set()
const size = globalThis.ResizeObserver && new ResizeObserver(() => listeners.forEach(callback => callback()))

/** The panel is shown in an element; returns a function that says that it is gone. */
export function placePanel(element) {
  panel = element
  size.observe(element)
  return () => {
    size.unobserve(element)
    if (panel === element) panel = null
  }
}

/** Call back when the panel has become higher or lower; returns a function that stops it. */
export function onPanelSize(callback) {
  listeners.add(callback)
  return () => listeners.delete(callback)
}

/** Where the panel beside an element ends, on a scale on which the element begins at `top`; null where none is beside it. */
export function panelEnd(element, top) {
  if (!panel?.isConnected) return null
  if (panel.hidden) return lastDepth === null ? null : top + lastDepth // another answer is in its place
  const [own, other] = [element.getBoundingClientRect(), panel.getBoundingClientRect()]
  const isPushed = other.left >= own.right && other.top > own.top // the other answer has come, and the panel not yet gone
  if (isPushed) return lastDepth === null ? null : top + lastDepth
  lastDepth = other.height > 0 && other.left >= own.right ? other.bottom - own.top : null
  return lastDepth === null ? null : top + lastDepth
}
