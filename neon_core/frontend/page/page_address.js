// The row and the comparison in the part of an address behind "#": #row=60&beta=4.5. Pure.

/** Read an address: { row, beta }; null for what it does not say, or what makes no sense. */
export function readAddress(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const [row, beta] = [parts.get('row'), parts.get('beta')]
  return { row: /^\d{1,15}$/.test(row ?? '') ? Number(row) : null, beta: readBeta(beta) }
}

function readBeta(text) {
  if (text === 'usual' || text === 'inf') return text
  const isNumber = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text ?? '')
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : null
}

/** Write an address; the usual comparison is not said. */
export function writeAddress({ row, beta }) {
  return `#${new URLSearchParams({ row, ...(beta === 'usual' ? {} : { beta }) })}`
}
