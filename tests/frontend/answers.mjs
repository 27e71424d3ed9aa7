// Answers questions of tests/test_frontend.py: [[function, arguments], ...] on standard input, the results on the other.
// Infinity and NaN travel as text.

import * as answer from '../../pages/shared/live_chart/frontend/panel/answer.js'
import * as numbers from '../../pages/shared/live_chart/frontend/math/numbers.js'
import { fill, plain } from '../../pages/shared/live_chart/frontend/dom/sentence.js'
import { compared, ordered, zeros } from '../../pages/shared/live_chart/frontend/math/shares.js'

const FUNCTIONS = {
  ...numbers,
  filled: (template, slots, and) => plain(fill(template, slots, and)),
  panel: (words, names, ids, point, beta) => {
    const now = compared(point, beta)
    const zero = zeros(point, now.omega, now.bars)
    return {
      ...now,
      bars: Array.from(now.bars),
      order: ordered(now.bars),
      zero: zero.map(z => z.zero),
      side: zero.map(z => z.side),
      said: {
        leading: plain(answer.leading(words, answer.named(words, names, point), now)),
        equation: plain(answer.equation(words, now)),
        proof: plain(answer.proof(words, now)),
        shares: plain(answer.shares(words, ids, now)),
        effective: plain(answer.effective(words, ids, now)),
      },
    }
  },
}

let text = ''
for await (const chunk of process.stdin) text += chunk
const questions = JSON.parse(text, (_, value) => (value === 'Infinity' ? Infinity : value))
const answers = questions.map(([name, args]) => FUNCTIONS[name](...args))
process.stdout.write(JSON.stringify(answers, (_, v) => (typeof v === 'number' && !Number.isFinite(v) ? String(v) : v)))
