// Answers questions of tests/frontend/test_browser_math.py: [[function, arguments], ...] on standard input, the results
// on standard output. Infinity and NaN travel as text.

import { fill, plainText } from '../../neon_core/frontend/dom/sentence.js'
import * as evidence from '../../neon_core/frontend/math/evidence.js'
import { countMarks, placeBeside, placeLabels } from '../../neon_core/frontend/math/label_places.js'
import * as numbers from '../../neon_core/frontend/math/numbers.js'
import { byBarLength, explain, zeros } from '../../neon_core/frontend/math/shares.js'
import * as answer from '../../neon_core/frontend/panel/answer.js'
import { rowLabel } from '../../neon_core/frontend/map/row_names.js'
import { findRow } from '../../neon_core/frontend/page/row_finder.js'
import { matchingPlaces, wholeTable } from '../../neon_core/frontend/page/page_table.js'
import { panelOf } from '../../neon_core/frontend/page/row_parts.js'
import { explainedRow } from '../../neon_core/frontend/panel/explained_row.js'

function explainPoint(words, names, ids, point, beta) {
  const now = explain(point, beta)
  const zero = zeros(point, now.omega, now.bars)
  return {
    ...now,
    bars: Array.from(now.bars),
    order: byBarLength(now.bars),
    zero: zero.map(z => z.zero),
    side: zero.map(z => z.side),
    sentences: {
      leading: plainText(answer.leadingSentence(words, answer.namesWithValues(words, names, point), now)),
      equation: plainText(answer.equationSentence(words, now)),
      proof: plainText(answer.proofSentence(words, now)),
      shares: plainText(answer.sharesSentence(words, ids, now)),
      effective: plainText(answer.effectiveSentence(words, ids, now)),
    },
  }
}

/** The places of names beside marks, and of a row's name beside the first mark of all. */
function placeTexts([w, h], groups, labels, obstacles, size) {
  const box = { w, h }
  const field = countMarks(box, groups)
  const here = groups.flat()[0]
  return { labels: placeLabels(box, field, labels, obstacles), name: placeBeside(box, field, here, size, obstacles) }
}

/** What a page shows of each row at each stiffness: the panel's message, and the bars that it draws. */
function pageRows(data, betas) {
  const label = row => rowLabel('{noun} {row}', row, data.map, null)
  return data.rows.numbers.map((row, at) => {
    const panel = panelOf(data, at, label(row), 'usual')
    const { point } = panel.point ? explainedRow(panel, data.map.facts) : { point: null }
    return { panel, bars: point ? betas.map(beta => Array.from(explain(point, beta).bars)) : [] }
  })
}

const FUNCTIONS = {
  pageRows,
  bars: (point, beta) => Array.from(explain(point, beta).bars),
  findRow: (words, text, known) => findRow(words, text, { ...known, label: row => `<${row}>` }),
  wholeTable,
  matchingPlaces,
  placeTexts,
  ...numbers,
  ...evidence,
  filled: (template, slots, and) => plainText(fill(template, slots, and)),
  point: explainPoint,
  rowLabel,
  row: (words, message, facts, beta) => {
    const { point, names } = explainedRow(message, facts)
    return explainPoint(words, names, point.ids, point, beta)
  },
}

let text = ''
for await (const chunk of process.stdin) text += chunk
const questions = JSON.parse(text, (_, value) => (value === 'Infinity' ? Infinity : value))
const answers = questions.map(([name, args]) => FUNCTIONS[name](...args))
process.stdout.write(JSON.stringify(answers, (_, v) => (typeof v === 'number' && !Number.isFinite(v) ? String(v) : v)))
