// SVG paths as text.

const MOVERS = {
  Z: () => 'Z',
  H: (numbers, dx) => `H${numbers.map(v => v + dx)}`,
  V: (numbers, _, dy) => `V${numbers.map(v => v + dy)}`,
  M: (numbers, dx, dy) => `M${numbers.map((v, i) => v + (i % 2 ? dy : dx))}`,
  L: (numbers, dx, dy) => `L${numbers.map((v, i) => v + (i % 2 ? dy : dx))}`,
  A: (numbers, dx, dy) => `A${numbers.map((v, i) => (i % 7 === 5 ? v + dx : i % 7 === 6 ? v + dy : v))}`,
}

/** A path of absolute M, L, H, V, A and Z commands, moved; null where it has other commands. */
export function translatePath(path, dx, dy) {
  const commands = path.match(/[a-df-z][^a-df-z]*/gi) ?? []
  const moved = commands.map(command => {
    const mover = MOVERS[command[0] === 'z' ? 'Z' : command[0]]
    const numbers = (command.match(/-?[\d.]+(?:e[-+]?\d+)?/gi) ?? []).map(Number)
    return mover ? mover(numbers, dx, dy) : null
  })
  return commands.length && !moved.includes(null) ? moved.join('') : null
}
