// The schema of all messages to the browser, as types. neon_core/payload/browser_messages.py is the same in
// Python; a test compares the two, field by field. Nothing imports this file at run time.

/** @typedef {[string, string]} Sign  Shape and colour of a cluster. */

/** @typedef {Array} SpanList  A sentence: each span is a text, or [text, role, cluster]. */

/** @typedef {Object} FigureJson  A figure as Plotly's own JSON. */

/**
 * A picture as a table, for people who do not see it.
 * @typedef {Object} TextTable
 * @property {string} caption
 * @property {string[]} head
 * @property {string[][]} rows
 */

/**
 * The values of a category, and the share of each cluster's rows that have each value.
 * @typedef {Object} CategoryShares
 * @property {string[]} names
 * @property {number[][]} shares
 */

/**
 * The longest usual sentences about a row of an analysis: the panel keeps room for them.
 * @typedef {Object} LongestTexts
 * @property {SpanList} headline
 * @property {SpanList} standing
 */

/**
 * Everything that the panel needs of an analysis and that is the same for every row. `ranges` are the ends of each
 * column's observed range as text, `shades` the centroids as pixels.
 * @typedef {Object} Facts
 * @property {string} id
 * @property {string[]} names
 * @property {number[][]} centroids
 * @property {number[]} widths
 * @property {string[][]} ranges
 * @property {LongestTexts} longest
 * @property {Sign[]} signs
 * @property {string[]} nouns
 * @property {number[]|null} picture
 * @property {number|null} usual_beta
 * @property {Object<string, CategoryShares>} [categories]
 * @property {number[][]} [shades]
 * @property {string[]} [called]
 */

/**
 * The answer to a search for a row.
 * @typedef {Object} SearchNotice
 * @property {string} notice
 * @property {boolean} [refused]
 */

/**
 * Everything that a map needs to draw a row that it has no mark for.
 * @typedef {Object} UndrawnRow
 * @property {string} map
 * @property {number[]} place
 * @property {number} [looks_like]
 * @property {string} [name]
 * @property {string} [class_name]
 */

/**
 * The second row beside the chosen one; `undrawn` where the map has no mark for it.
 * @typedef {Object} OtherRow
 * @property {number} row
 * @property {UndrawnRow} [undrawn]
 */

/**
 * The chosen row, as the map draws it; `foot` is the place where it would cross its nearest border. `number` says the
 * number of a row that has a name, and its line in the file. `unasked` where the answer is about a group: the map rings
 * no row.
 * @typedef {Object} Mark
 * @property {number} row
 * @property {number} label
 * @property {number} competitor
 * @property {number[]} [foot]
 * @property {number} [border]
 * @property {string} [distance]
 * @property {UndrawnRow} [undrawn]
 * @property {SearchNotice} [search]
 * @property {string} [number]
 * @property {OtherRow} [other]
 * @property {boolean} [unasked]
 */

/**
 * The value that a row has in a category, and what each value adds against each competitor.
 * @typedef {Object} CategoryParts
 * @property {number} own
 * @property {number[][]} parts
 */

/**
 * The numbers of a row from which the browser computes its bars at any comparison. `centroid_values` are the values of
 * the row's own centroid and of its nearest competitor's, as text.
 * @typedef {Object} RowParts
 * @property {string[]} values
 * @property {string[][]} centroid_values
 * @property {number[]} place
 * @property {number[]} h
 * @property {number[][]} parts
 * @property {Object<string, CategoryParts>} [categories]
 * @property {number[]} [filled]
 * @property {number[]} [brightness]
 */

/**
 * The explanation of a row; `beta` only where it is not the usual one, null where it is infinite. `quiet` where another
 * question is answered in its place: the panel then only sends what a hand does on the map.
 * @typedef {Object} Panel
 * @property {string} facts
 * @property {SpanList} headline
 * @property {SpanList} standing
 * @property {Mark} mark
 * @property {RowParts|null} point
 * @property {boolean} [tie]
 * @property {number|null} [beta]
 * @property {boolean} [quiet]
 */

/**
 * The rows worth a look, under the map; `searchable` where the browser does not know every row. `names` are the rows'
 * names as their buttons have them, where rows have names.
 * @typedef {Object} RowList
 * @property {string} heading
 * @property {number[]} rows
 * @property {string} number
 * @property {number} [all]
 * @property {boolean} [searchable]
 * @property {string[]} [names]
 */

/**
 * A figure, and the words that a screen reader reads instead; `what` is its name in `saved_figures`.
 * @typedef {Object} Picture
 * @property {string} id
 * @property {string} frame
 * @property {string} what
 * @property {boolean} live
 * @property {FigureJson} figure
 * @property {string} label
 * @property {TextTable} table
 */

/**
 * A cluster as the map shows it; `columns` are name, centroid's value and value elsewhere, of which the first `telling`
 * set the cluster apart; `left_out` do not travel.
 * @typedef {Object} ClusterFace
 * @property {string} name
 * @property {string} main_class
 * @property {string} size
 * @property {string[]} lines
 * @property {string} described
 * @property {string} called
 * @property {string[][]} columns
 * @property {number} telling
 * @property {boolean} has_others
 * @property {number} [left_out]
 */

/**
 * A map: its figure without a chosen row, and what the browser needs to choose one and to draw it. `names` are the cells
 * of the rows' names, and `name_noun` stands before a name without a letter. `left_out` has of each row that
 * the fit was made without what is said of it and its name, `left_out_rivals` its nearest competitor.
 * @typedef {Picture} MapPicture
 * @property {Facts} facts
 * @property {string} kind
 * @property {SpanList} caption
 * @property {SpanList|null} border_sentence
 * @property {RowList} list
 * @property {string[]} nouns
 * @property {number[][]} centroids
 * @property {ClusterFace[]} clusters
 * @property {boolean} is_named
 * @property {string[]} [names]
 * @property {string} [name_noun]
 * @property {number[]|null} rows
 * @property {boolean} draws_all
 * @property {number[]} competitors
 * @property {Object<number, number>} misplaced
 * @property {string} misplaced_note
 * @property {boolean} fades
 * @property {boolean} has_borders
 * @property {Object<number, string[]>} [left_out]
 * @property {Object<number, number>} [left_out_rivals]
 */

/**
 * A file that was requested: a table's text, or the figure from which the browser makes the picture; `failed` is the
 * sentence where it could not be made.
 * @typedef {Object} SavedFile
 * @property {number} id
 * @property {string} format
 * @property {string} name
 * @property {string|null} text
 * @property {FigureJson|null} figure
 * @property {string} [failed]
 */

/**
 * The addresses that a chart needs, the text for where it cannot be loaded, and the files that were requested.
 * @typedef {Object} ChartEnvelope
 * @property {string} module
 * @property {string} lib
 * @property {string} failed
 * @property {SavedFile[]} [saved]
 */

/**
 * The address of a component's module, and the text for where it cannot be loaded.
 * @typedef {Object} ModuleEnvelope
 * @property {string} module
 * @property {string} failed
 */

/**
 * The message of a chart that is only looked at.
 * @typedef {Picture & ChartEnvelope} PictureMessage
 */

/**
 * The message of a map.
 * @typedef {MapPicture & ChartEnvelope} MapMessage
 */

/**
 * The numbers of the last choice of a row and of the last comparison that are answered. `returned` says that the browser
 * has come back to a server that does not know it; `kept` is the name of the visitor's own table where a sample is shown.
 * @typedef {Object} Answered
 * @property {number} answers
 * @property {number} released
 * @property {boolean} [returned]
 * @property {string} [kept]
 */

/**
 * The panel's address, and the files that were requested.
 * @typedef {Object} PanelFiles
 * @property {string} module
 * @property {string} [lib]
 * @property {SavedFile[]} [saved]
 */

/**
 * The group of rows, as the map draws it: its drawn rows, its size in words, and the line that was drawn around it, on
 * maps with one `frame`.
 * @typedef {Object} GroupMark
 * @property {number[]} rows
 * @property {string} size
 * @property {string} [frame]
 * @property {number[][]} [shape]
 */

/**
 * The group of rows, and the number of the last drawing that is answered.
 * @typedef {Object} MapTools
 * @property {GroupMark|null} group
 * @property {number} draws
 */

/**
 * The message of the switch of tools.
 * @typedef {MapTools & ModuleEnvelope} ToolsMessage
 */

/**
 * The message of the panel.
 * @typedef {Panel & Answered & PanelFiles} PanelMessage
 */

/**
 * The scripts that the browser is to fetch ahead.
 * @typedef {Object} WarmMessage
 * @property {string} module
 * @property {string} lib
 * @property {string[]} modules
 */

export {}
