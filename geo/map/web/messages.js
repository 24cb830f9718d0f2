/* Types of everything that reaches the map or leaves it. geo/map/messages.py declares the same for Python, with what
   each means; a test compares names and types of all fields. Nothing here runs in the browser. */

/**
 * @typedef {object} Table
 * @property {string[]} columns
 * @property {(string | number | null)[][]} rows
 */

/**
 * @typedef {object} ClusterRow
 * @property {string} id
 * @property {string} name
 * @property {number} level
 * @property {string} place
 * @property {string | null} county
 * @property {string | null} sector
 * @property {number | null} latitude
 * @property {number | null} longitude
 * @property {number | null} members
 * @property {number | null} since
 * @property {string | null} news
 */

/**
 * @typedef {object} PeriodRow
 * @property {string} id
 * @property {string} name
 * @property {number} level
 * @property {string} place
 * @property {string | null} county
 * @property {number} latitude
 * @property {number} longitude
 * @property {number} first
 * @property {number | null} last
 */

/**
 * @typedef {object} LevelSymbol
 * @property {string} id
 * @property {string} name
 * @property {string} shape
 * @property {string} path
 * @property {string} light
 * @property {string} dark
 */

/**
 * @typedef {object} Payload
 * @property {LevelSymbol[]} levels
 * @property {string[]} columns
 * @property {(string | number | null)[][]} rows
 */

/**
 * @typedef {object} TownLabel
 * @property {string} name
 * @property {number} latitude
 * @property {number} longitude
 * @property {number} zoom
 */

/**
 * @typedef {object} TileService
 * @property {string} id
 * @property {string} url
 * @property {string} attribution
 * @property {string} attribution_url
 * @property {number} max_zoom
 * @property {string} source
 */

/**
 * @typedef {object} MapConfig
 * @property {string} counties
 * @property {string | null} close_counties
 * @property {string} neighbours
 * @property {string} labels
 * @property {[[number, number], [number, number]]} bounds
 * @property {[[number, number], [number, number]]} land
 * @property {TileService[]} tiles
 * @property {Record<string, string>} texts
 */

/**
 * @typedef {object} MarkersConfig
 * @property {string} payload
 */

/**
 * @typedef {object} PinConfig
 * @property {number | null} latitude
 * @property {number | null} longitude
 * @property {string} name
 */

/**
 * @typedef {object} CardLine
 * @property {string} term
 * @property {string} value
 * @property {string | null} link
 */

/**
 * @typedef {object} FileCluster
 * @property {string} id
 * @property {string} name
 * @property {number} level
 * @property {string} place
 * @property {CardLine[]} lines
 */

/**
 * @typedef {object} FileContent
 * @property {LevelSymbol[]} levels
 * @property {FileCluster[]} clusters
 * @property {Record<string, string>} texts
 */

/**
 * @typedef {object} HelloMessage
 * @property {"hello"} type
 */

/**
 * @typedef {object} NearPoint
 * @property {string} label
 * @property {number} latitude
 * @property {number} longitude
 * @property {number[]} rings
 */

/**
 * @typedef {object} StateMessage
 * @property {"state"} type
 * @property {string} payload
 * @property {string | null} visible
 * @property {string | null} chosen
 * @property {string} basemap
 * @property {string[]} counties
 * @property {NearPoint | null} near
 * @property {number | null} year
 * @property {number} acknowledged
 */

/**
 * @typedef {object} RevealMessage
 * @property {"reveal"} type
 * @property {string} id
 */

/**
 * @typedef {object} YearMessage
 * @property {"year"} type
 * @property {number | null} year
 * @property {string} periods
 */

/**
 * @typedef {object} LightMessage
 * @property {"light"} type
 * @property {string | null} id
 */

/**
 * @typedef {object} MoveMessage
 * @property {"move"} type
 * @property {string | null} at
 */

/**
 * @typedef {object} ReadyMessage
 * @property {"ready"} type
 * @property {number} choice
 */

/**
 * @typedef {object} ChosenMessage
 * @property {"chosen"} type
 * @property {string | null} cluster
 * @property {number} choice
 */

/**
 * @typedef {object} PressedMessage
 * @property {"pressed"} type
 * @property {string} cluster
 */

/**
 * @typedef {object} GroupMessage
 * @property {"group"} type
 * @property {string} name
 * @property {string[]} clusters
 */

/**
 * @typedef {object} NearMessage
 * @property {"near"} type
 * @property {number} latitude
 * @property {number} longitude
 */

/**
 * @typedef {object} ViewMessage
 * @property {"view"} type
 * @property {string | null} at
 * @property {number} south
 * @property {number} west
 * @property {number} north
 * @property {number} east
 */

/**
 * @typedef {object} TroubleMessage
 * @property {"trouble"} type
 */

/**
 * @typedef {object} TilesFailedMessage
 * @property {"tiles-failed"} type
 * @property {string} basemap
 */

/**
 * @typedef {object} TilesCameMessage
 * @property {"tiles-came"} type
 */

/** @typedef {HelloMessage | StateMessage | RevealMessage | LightMessage | MoveMessage | YearMessage} MessageToMap */
/** @typedef {ReadyMessage | ChosenMessage | PressedMessage | GroupMessage | NearMessage | ViewMessage | TroubleMessage | TilesFailedMessage | TilesCameMessage} MessageFromMap */
