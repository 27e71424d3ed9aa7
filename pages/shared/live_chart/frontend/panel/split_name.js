// A long name in two parts, so that it is cut in its middle: names of one table often begin alike. Pure.

const LONG = 14 // letters; shorter names are never cut
const END = 7 // letters at the end that always stay

/** The letters of a text as people see them: an accent or a joined emoji is no letter of its own. */
function letters(text) {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)
}

/** A name as its start, which may be cut, and its end, which is not; a short name is all start. */
export function splitName(text) {
  if (text.length <= LONG) return [text, '']
  const all = letters(text)
  if (all.length <= LONG) return [text, '']
  return [all.slice(0, -END).join(''), all.slice(-END).join('')]
}
