// Hands on the map: a click or tap chooses a row; a drag of a mouse or pen pans, a wheel zooms, two fingers do both, and
// none of them chooses. One finger scrolls the page. With Shift or the tool for it, a drag draws, that of one finger too.

const SLOP = { mouse: 4, pen: 6, touch: 10 } // pixels that a click may move
const QUIET = 140 // ms after which a wheel's zoom has ended
const WHEEL = { 0: 0.0016, 1: 0.03, 2: 0.5 } // per unit of WheelEvent.deltaMode
const PINCH = 6 // times faster: a wheel with ctrlKey is a touch pad's pinch

const apart = (one, other) => Math.hypot(one.x - other.x, one.y - other.y)

/**
 * Listen to hands on an element.
 * `on` has: click(x, y, finger, hasShift), hover(x, y), leave(), pan(dx, dy), zoom(x, y, factor), rest(), reset(),
 * isNear(), scroll() when one finger scrolls the page; canDraw(hasShift), whether a drag draws, and of a line that is
 * drawn begin(x, y), draw(x, y), end() and abandon().
 */
export class Gestures {
  #element
  #on
  #fingers = new Map() // the places of those that press, by pointer id
  #press = null // { x, y, type, hasShift } of a press that may still be a click
  #draws = false // whether the one that presses draws
  #isMoving = false
  #timer = 0

  constructor(element, on) {
    this.#element = element
    this.#on = on
    const listen = (name, handler, options) => element.addEventListener(name, event => handler.call(this, event), options)
    listen('pointerdown', this.#down)
    listen('pointermove', this.#move)
    listen('pointerup', this.#lift)
    listen('pointercancel', this.#lift)
    listen('pointerleave', () => this.#fingers.size || on.leave())
    listen('touchmove', this.#keepTouch, { passive: false })
    listen('wheel', this.#wheel, { passive: false })
    listen('dblclick', () => on.reset())
  }

  #place(event) {
    const box = this.#element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  #down(event) {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    const place = this.#place(event)
    this.#fingers.set(event.pointerId, place)
    const { pointerType: type, shiftKey: hasShift } = event
    const isFirst = this.#fingers.size === 1
    if (this.#draws && !isFirst) this.#on.abandon()
    this.#press = isFirst ? { ...place, type, hasShift } : null
    this.#draws = isFirst && this.#on.canDraw(hasShift)
    if (!isFirst) this.#isMoving = true
    this.#element.setPointerCapture(event.pointerId)
    this.#on.leave()
  }

  #move(event) {
    const now = this.#place(event)
    const before = this.#fingers.get(event.pointerId)
    if (!before) {
      if (event.pointerType === 'mouse') this.#on.hover(now.x, now.y)
      return
    }
    if (this.#press && apart(now, this.#press) <= SLOP[this.#press.type]) return
    if (this.#fingers.size > 1) this.#pinch(event.pointerId, now, before)
    else if (this.#draws) this.#line(event)
    else if (event.pointerType === 'touch') this.#scroll()
    else this.#drag(now, before)
    this.#fingers.set(event.pointerId, now)
  }

  #drag(now, before) {
    this.#press = null
    this.#isMoving = true
    this.#element.classList.add('held')
    this.#on.pan(now.x - before.x, now.y - before.y)
  }

  /** Draw on, through all places since the last frame. */
  #line(event) {
    if (this.#press) this.#on.begin(this.#press.x, this.#press.y)
    this.#press = null
    const events = event.getCoalescedEvents?.() ?? []
    for (const { x, y } of (events.length ? events : [event]).map(one => this.#place(one))) this.#on.draw(x, y)
  }

  /** The page follows one finger; not one that two have left behind. */
  #scroll() {
    this.#press = null
    if (!this.#isMoving) this.#on.scroll()
  }

  #pinch(id, now, before) {
    const other = [...this.#fingers].find(([finger]) => finger !== id)[1]
    const factor = apart(now, other) / apart(before, other)
    this.#on.pan((now.x - before.x) / 2, (now.y - before.y) / 2)
    if (Number.isFinite(factor) && factor > 0) this.#on.zoom((now.x + other.x) / 2, (now.y + other.y) / 2, factor)
  }

  #lift(event) {
    if (!this.#fingers.delete(event.pointerId)) return
    if (this.#draws) this.#endLine(event.type)
    else if (event.type === 'pointercancel' && this.#press?.type === 'touch') this.#scroll() // the browser has taken it
    const clicked = event.type === 'pointerup' && this.#press
    this.#press = null
    if (this.#fingers.size) return
    this.#element.classList.remove('held')
    if (this.#isMoving) this.#on.rest()
    this.#isMoving = false
    if (clicked) this.#on.click(clicked.x, clicked.y, clicked.type === 'touch', clicked.hasShift)
  }

  #endLine(type) {
    this.#draws = false
    if (type === 'pointercancel') this.#on.abandon()
    else if (!this.#press) this.#on.end()
  }

  /** Two fingers are for the map, not the page. */
  #keepTouch(event) {
    if (event.touches.length > 1) event.preventDefault()
  }

  #wheel(event) {
    if (event.deltaY > 0 && !this.#on.isNear()) return // nothing left to zoom out of: the page scrolls on
    event.preventDefault()
    const { x, y } = this.#place(event)
    const speed = WHEEL[event.deltaMode] * (event.ctrlKey ? PINCH : 1)
    this.#on.zoom(x, y, Math.exp(-event.deltaY * speed))
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#on.rest(), QUIET)
  }
}
