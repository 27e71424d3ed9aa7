// The schema of the messages of the table of rows, as types; see ../messages.js. Nothing imports this file at run time.

/** @typedef {number|string|null} Cell  A cell of a table; null where it is empty. */

/**
 * A column of the table of rows: numbers with fixed decimals, or texts. `ranks` is the order of texts that are no words;
 * `right` says that texts are numbers. By `name` the server sorts.
 * @typedef {Object} TableColumn
 * @property {string} head
 * @property {Cell[]} values
 * @property {number} [decimals]
 * @property {number[]} [ranks]
 * @property {boolean} [right]
 * @property {string} [name]
 */

/**
 * The part of a table of `total` rows that travels: from the place `first` on, as the server sorts them by `sort`. `at` is
 * the place of the row `chosen`, -1 where the table does not have it; `reveals` says that the table opens there. `windows`
 * and `sorts` are the numbers of the last part and of the last order that are answered.
 * @typedef {Object} RowPart
 * @property {number} first
 * @property {number} total
 * @property {number} at
 * @property {number} chosen
 * @property {boolean} reveals
 * @property {string} sort
 * @property {boolean} descending
 * @property {number} windows
 * @property {number} sorts
 * @property {boolean} [returned]
 */

/**
 * The table of rows. Another `id` is another table, or another order; one without a `part` is whole. `keeps_sort` where
 * its rows are some of a table that a hand has sorted.
 * @typedef {Object} RowTable
 * @property {string} id
 * @property {string} label
 * @property {number[]} rows
 * @property {TableColumn[]} columns
 * @property {RowPart} [part]
 * @property {boolean} [keeps_sort]
 */

/**
 * The message of the table of rows.
 * @typedef {RowTable & ModuleEnvelope} RowTableMessage
 */

export {}
