// The schema of the message about two rows, as types. pages/shared/live_chart/payload/pair_messages.py is the same in
// Python; a test compares the two, field by field. Nothing imports this file at run time.

/**
 * A column of two rows: both values, its bar, and the words under the pointer. A number has `places`, those of both values
 * in the observed range from 0 to 1. The range is parted at `zero`: larger values count for the first cluster of the
 * border (`side` 1) or for the second (-1), with 0 for neither. `filled` says which of the two values were filled in. The
 * line of all other columns has no values.
 * @typedef {Object} PairLine
 * @property {string} name
 * @property {string[]} values
 * @property {number} bar
 * @property {string} text
 * @property {string[]} hint
 * @property {number[]} [places]
 * @property {number} [zero]
 * @property {number} [side]
 * @property {number[]} [filled]
 */

/**
 * The words above the lines: the names of both rows, the two sides of the bars, and what the numbers are.
 * @typedef {Object} PairHeads
 * @property {string} column
 * @property {string[]} rows
 * @property {string} range
 * @property {string[]} sides
 * @property {string} unit
 */

/**
 * Two rows: the sentences, the lines and their sum; no line where there is one cluster. `colors` are what blue and orange
 * mean in a range, `row` is the first row, and `caption` names the table.
 * @typedef {Object} PairPicture
 * @property {string} id
 * @property {number} row
 * @property {SpanList} headline
 * @property {SpanList} detail
 * @property {Sign[]} signs
 * @property {string} caption
 * @property {PairHeads} heads
 * @property {string[]} colors
 * @property {PairLine[]} lines
 * @property {SpanList} equation
 * @property {string} proof
 */

/**
 * The addresses that two rows need, and the files that were requested.
 * @typedef {ModuleEnvelope} PairFiles
 * @property {string} [lib]
 * @property {SavedFile[]} [saved]
 */

/**
 * The message of two rows.
 * @typedef {PairPicture & PairFiles} PairMessage
 */

export {}
