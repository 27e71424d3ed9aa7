// A long name in two parts, so that it is cut in its middle: names of one table often begin alike. Pure.

const LONG = 14 // letters; shorter names are never cut
const END = 7 // letters at the end that always stay

/** The letters of a text as people see them: an accent or a joined emoji is no letter of its own. */
function letters(text) {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)
}

/** A name as its start, which may be cut, and its end, which is not; a name of at most `long` letters is all start. */
export function splitName(text, long = LONG) {
  if (text.length <= long) return [text, '']
  const all = letters(text)
  if (all.length <= long) return [text, '']
  return [all.slice(0, -END).join(''), all.slice(-END).join('')]
}
