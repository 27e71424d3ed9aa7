// The slices of a pie: pure arithmetic.

/** The shapes of the slices around (0, 0), as SVG paths, beginning at the top; '' where a share is 0. */
export function slicePaths(shares, radius) {
  const total = shares.reduce((sum, share) => sum + share, 0)
  let before = 0
  return shares.map(share => {
    const [from, to] = [before, before + share / total].map(part => part * 2 * Math.PI)
    before += share / total
    if (!(share > 0)) return ''
    if (share >= total) return `M0,${-radius}A${radius},${radius} 0 1 1 0,${radius}A${radius},${radius} 0 1 1 0,${-radius}Z`
    const [x0, y0, x1, y1] = [Math.sin(from), -Math.cos(from), Math.sin(to), -Math.cos(to)].map(v => (v * radius).toFixed(2))
    return `M0,0L${x0},${y0}A${radius},${radius} 0 ${to - from > Math.PI ? 1 : 0} 1 ${x1},${y1}Z`
  })
}
