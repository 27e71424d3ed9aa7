// Numbers as people read them: the same as neon_core/wording/numbers.py, to the character (tests hold them together).

export const MINUS = '\u2212'

/** Fixed decimals as Python rounds them: an exact half goes to the even digit. */
function fixed(value, decimals) {
  const text = value.toFixed(decimals)
  const exact = value.toFixed(Math.min(100, decimals + 60))
  const tail = exact.slice(exact.indexOf('.') + 1 + decimals)
  if (!/^50*$/.test(tail)) return text
  const below = exact.slice(0, exact.length - tail.length).replace(/\.$/, '')
  return Number(below.at(-1)) % 2 === 0 ? below : text
}

function grouped(text) {
  const [integer, decimals] = text.split('.')
  const commas = integer.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return decimals === undefined ? commas : `${commas}.${decimals}`
}

/** With thousands commas and a true minus; a number that rounds to 0 has no sign. */
export function number(value, decimals) {
  const text = grouped(fixed(Math.abs(value), decimals))
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text
}

/** With a plus as well. */
export function signed(value, decimals = 3) {
  const text = number(value, decimals)
  return value > 0 && /[1-9]/.test(text) ? '+' + text : text
}

export function superscript(exponent) {
  return String(exponent).replace(/[-\d]/g, c => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)])
}

/** The exponent of a number that is rounded to some decimals behind its first digit: 9.996 is 1.00·10¹. */
export function exponentOf(value, decimals) {
  const text = value.toExponential(decimals)
  return Number(text.slice(text.indexOf('e') + 1))
}

/** value / 10 ** exponent, also where that power is below the smallest number. */
export function mantissa(value, exponent) {
  return exponent > -300 ? value / 10 ** exponent : (value * 1e300) / 10 ** (exponent + 300)
}

/** Three significant digits, no more decimals than given. */
export function amount(value, decimals = 12) {
  if (value === 0) return '0'
  const exponent = exponentOf(value, 2)
  if (exponent >= 7 || exponent < -6) return `${number(mantissa(value, exponent), 2)}·10${superscript(exponent)}`
  return number(value, Math.max(0, Math.min(decimals, 2 - exponent)))
}

export const NOTHING = 1e-9 // a share below this is rounding

/** Whole per cent; a share next to 0 or 1 does not become 0 or 100 %. */
export function percent(share) {
  if (Math.abs(share) < NOTHING || Math.abs(1 - share) < NOTHING) return `${100 * Math.round(share) + 0} %`
  if (share > 0 && share <= 0.005) return 'under 1 %'
  return share >= 0.995 && share < 1 ? 'over 99 %' : `${fixed(100 * share, 0)} %`
}

/** The size of a rounding error. */
export function tiny(value) {
  if (value === 0) return '0'
  const exponent = exponentOf(value, 0)
  return `${fixed(mantissa(Math.abs(value), exponent), 0)}·10${superscript(exponent)}`
}

/** A stiffness. */
export function betaText(beta) {
  return beta === Infinity ? 'β ∞' : `β ${amount(beta)}`
}

/** At most three significant digits, as a person writes a factor. */
export function factorText(factor) {
  return String(Number(factor.toPrecision(3)))
}
