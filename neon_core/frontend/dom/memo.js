// Drawing only after a change.

/** Return a function that draws with a key and more arguments, and does nothing while the key stays the same. */
export function whenChanged(draw) {
  let last
  return (key, ...rest) => {
    if (key === last) return
    last = key
    draw(...rest)
  }
}
