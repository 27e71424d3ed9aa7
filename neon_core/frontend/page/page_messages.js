// The schema of the data of a page without a server, as types. neon_core/static_page/page_messages.py is the same in
// Python; a test compares the two, field by field. Nothing imports this file at run time.

/**
 * A column that counts: its distinct cells as text, and which of them each row has. `filled` are the cells that were
 * empty; `right` says that the texts are numbers. A number is scaled to (number - center) / spread, or is `scaled` already
 * where this would lose a digit; `low` and `high` are the ends of the range. A value of a category is `on` at `own`, and
 * `off` elsewhere.
 * @typedef {Object} PageColumn
 * @property {string[]} texts
 * @property {number[]} codes
 * @property {number[]} filled
 * @property {boolean} right
 * @property {number} [center]
 * @property {number} [spread]
 * @property {number} [low]
 * @property {number} [high]
 * @property {number[]} [numbers]
 * @property {number[]} [scaled]
 * @property {number[]} [own]
 * @property {number[]} [on]
 * @property {number[]} [off]
 */

/**
 * The rows on the page, in the order of the map's data; `headline` and `standing` are places among the sentences.
 * `nearest` is, for each row, the nearest centroid of each cluster, where clusters are merged.
 * @typedef {Object} PageRows
 * @property {number[]} numbers
 * @property {number[]} labels
 * @property {number[]} competitors
 * @property {SpanList[]} headlines
 * @property {number[]} headline
 * @property {SpanList[]} standings
 * @property {number[]} standing
 * @property {number[][]} [nearest]
 */

/**
 * The fitted centroids, scaled and as texts, and how far rounding can move a value of each feature.
 * @typedef {Object} PageModel
 * @property {number[][]} centroids
 * @property {string[][]} texts
 * @property {number[]} noise
 */

/**
 * Everything that a page shows; `first` is the row that it opens on, `n_rows` the rows of the whole table. `name_slot`
 * stands in the headlines for the text that calls a row.
 * @typedef {Object} PageData
 * @property {MapPicture} map
 * @property {PageRows} rows
 * @property {PageColumn[]} columns
 * @property {PageModel} model
 * @property {RowTable} table
 * @property {number} first
 * @property {number} n_rows
 * @property {string} name_slot
 */

export {}
