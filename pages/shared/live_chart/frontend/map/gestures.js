// Hands on the map: a click or tap chooses, a drag pans, the wheel and two fingers zoom, and neither of these chooses.

const SLOP = { mouse: 4, pen: 6, touch: 10 } // pixels that a click may move
const SETTLE = 140 // ms of quiet after which a wheel's zoom has ended
const WHEEL = { 0: 0.0016, 1: 0.03, 2: 0.5 } // per unit of WheelEvent.deltaMode

/**
 * Listen to hands on an element.
 * `on` has: click(x, y, finger), hover(x, y), leave(), pan(dx, dy), zoom(x, y, factor), settle(), reset(), zoomedIn().
 */
export function gestures(element, on) {
  const fingers = new Map()
  let start = null // { x, y, type } of a press that may still be a click
  let moving = false
  let quiet = 0

  const place = event => {
    const box = element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  element.addEventListener('pointerdown', event => {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    fingers.set(event.pointerId, place(event))
    start = fingers.size === 1 ? { ...place(event), type: event.pointerType } : null
    if (fingers.size > 1) moving = true
    element.setPointerCapture(event.pointerId)
    on.leave()
  })

  element.addEventListener('pointermove', event => {
    const now = place(event)
    const before = fingers.get(event.pointerId)
    if (!before) {
      if (event.pointerType === 'mouse') on.hover(now.x, now.y)
      return
    }
    if (start && Math.hypot(now.x - start.x, now.y - start.y) <= SLOP[start.type]) return
    if (fingers.size === 1) {
      start = null
      moving = true
      element.classList.add('held')
      on.pan(now.x - before.x, now.y - before.y)
    } else {
      const other = [...fingers].find(([id]) => id !== event.pointerId)[1]
      const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y)
      on.pan((now.x - before.x) / 2, (now.y - before.y) / 2)
      if (Number.isFinite(factor) && factor > 0) on.zoom((now.x + other.x) / 2, (now.y + other.y) / 2, factor)
    }
    fingers.set(event.pointerId, now)
  })

  const lift = event => {
    if (!fingers.delete(event.pointerId)) return
    const clicked = event.type === 'pointerup' && start
    start = null
    if (fingers.size) return
    element.classList.remove('held')
    if (moving) on.settle()
    moving = false
    if (clicked) on.click(clicked.x, clicked.y, clicked.type === 'touch')
  }
  element.addEventListener('pointerup', lift)
  element.addEventListener('pointercancel', lift)
  element.addEventListener('pointerleave', () => fingers.size || on.leave())

  element.addEventListener(
    'touchmove',
    event => {
      if (event.touches.length > 1 || on.zoomedIn()) event.preventDefault() // two fingers are for the map, not the page
    },
    { passive: false },
  )

  element.addEventListener(
    'wheel',
    event => {
      if (event.deltaY > 0 && !on.zoomedIn()) return // nothing left to zoom out of: the page scrolls on
      event.preventDefault()
      const { x, y } = place(event)
      on.zoom(x, y, Math.exp(-event.deltaY * WHEEL[event.deltaMode] * (event.ctrlKey ? 6 : 1)))
      clearTimeout(quiet)
      quiet = setTimeout(on.settle, SETTLE)
    },
    { passive: false },
  )

  element.addEventListener('dblclick', () => on.reset())
}
