// The parts of a row's evidence, from its scaled values and the centroids: where no server has computed them.
//
//   a_ki = (mu_ci - mu_ki) ((x_i - mu_ci) + (x_i - mu_ki))        h_k = sum_i a_ki
//
// What is nothing but rounding is 0, and what is equal but for rounding is equal (neon_core/neon/distances.py and
// rounding.py; a test holds the two together to 1e-12).

/** The part of each feature against one centroid, and its rounding: { values, rounding }. */
export function featureParts(x, own, other, noise) {
  const values = x.map((value, i) => (own[i] - other[i]) * (value - own[i] + (value - other[i])))
  const rounding = x.map((value, i) => {
    return own[i] === other[i] ? 0 : 4 * noise[i] * (Math.abs(value - own[i]) + Math.abs(value - other[i]))
  })
  return { values, rounding }
}

/** Numbers in which those that are nothing but rounding are 0. */
export function withoutNoise(values, rounding) {
  return values.map((value, i) => (Math.abs(value) <= rounding[i] ? 0 : value))
}

/** The sum of each column's features; a column has those from its start to the next one's. */
export function sumColumns(values, starts) {
  return starts.map((start, i) => sum(values.slice(start, starts[i + 1])))
}

const sum = values => values.reduce((total, value) => total + value, 0)

/** The discriminants of the competitors: ties are exact, and none is below 0. */
export function discriminants(parts) {
  const slack = parts.map(({ rounding }) => sum(rounding))
  const h = withoutNoise(parts.map(({ values }) => sum(values)), slack)
  const nearest = h.indexOf(Math.min(...h))
  const tied = h.map((value, k) => (value <= h[nearest] + slack[k] + slack[nearest] ? h[nearest] : value))
  return tied.map(value => Math.max(0, value))
}
