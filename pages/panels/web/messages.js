/* Types of what the server sends to the page's components and what they report. Python declares
   the same, with what each means: messages.py of a feature, and beside their components layout.py, own/keeping.py and
   ui/component.py. A test compares names and types of all fields. Nothing here runs. */

/**
 * @typedef {object} ComponentData
 * @property {string} script
 * @property {string} texts
 */

/**
 * @typedef {object} DocumentData
 * @property {string} language
 * @property {string} english
 * @property {string} page
 */

/**
 * @typedef {object} PhoneBarData
 * @property {boolean} filters
 */

/**
 * @typedef {object} DrawerEndData
 * @property {string} label
 */

/**
 * @typedef {object} KeepData
 * @property {boolean} brought
 * @property {boolean} saved
 * @property {string | null} project
 * @property {string} name
 */

/**
 * @typedef {object} PanelData
 * @property {string} payload
 * @property {string | null} chosen
 * @property {string | null} card
 * @property {string | null} card_address
 * @property {boolean} map
 * @property {number} answered
 */

/**
 * @typedef {object} Chip
 * @property {string} id
 * @property {string} label
 */

/**
 * @typedef {object} Excerpt
 * @property {string} text
 * @property {boolean} marked
 */

/**
 * @typedef {object} Hit
 * @property {number} position
 * @property {string} where
 * @property {Excerpt[]} excerpt
 */

/**
 * @typedef {object} WayOn
 * @property {string} event
 * @property {string} value
 * @property {string} label
 */

/**
 * @typedef {object} OrderChoice
 * @property {string} id
 * @property {string} label
 */

/**
 * @typedef {object} SuggestionOption
 * @property {string} value
 * @property {string} label
 * @property {string} detail
 */

/**
 * @typedef {object} SuggestionGroup
 * @property {string} kind
 * @property {string} label
 * @property {SuggestionOption[]} options
 */

/**
 * @typedef {object} FiltersData
 * @property {string} payload
 * @property {string | null} visible
 * @property {string | null} whatever_level
 * @property {string} status
 * @property {Chip[]} chips
 * @property {string} basemap
 * @property {string[]} counties
 * @property {string[]} levels
 * @property {string} search
 * @property {Hit[]} hits
 * @property {SuggestionGroup[]} suggestions
 * @property {WayOn[]} ways_on
 * @property {NearPoint | null} near
 * @property {string} near_text
 * @property {number} close_km
 * @property {string} order
 * @property {OrderChoice[]} orders
 * @property {number | null} year
 * @property {string | null} chosen
 */

/**
 * @typedef {object} TableData
 * @property {string} payload
 * @property {string | null} visible
 * @property {NearPoint | null} near
 * @property {string | null} chosen
 * @property {string} caption
 */

/**
 * @typedef {object} TableRow
 * @property {string} id
 * @property {string} name
 * @property {string | null} own_name
 * @property {number} level
 * @property {string} home
 * @property {string | null} county
 * @property {string | null} sector
 * @property {number | null} members
 * @property {number | null} since
 * @property {string | null} website
 * @property {number | null} latitude
 * @property {number | null} longitude
 */

/**
 * @typedef {object} TableContent
 * @property {string} language
 * @property {Record<string, string>} headings
 * @property {LevelSymbol[]} levels
 * @property {string[]} columns
 * @property {(string | number | null)[][]} rows
 */

/**
 * @typedef {object} ShareField
 * @property {string} id
 * @property {string} label
 * @property {string} text
 */

/**
 * @typedef {object} ShareData
 * @property {ShareField[]} fields
 * @property {string} qr
 * @property {string} qr_label
 * @property {string} qr_caption
 * @property {string} preview
 * @property {string | null} at
 */

/**
 * @typedef {object} ChooseEvent
 * @property {string | null} cluster
 * @property {number} number
 */

/**
 * @typedef {object} YearsData
 * @property {number} first
 * @property {number} last
 * @property {number | null} year
 * @property {string} news
 * @property {string} caution
 * @property {string} periods
 */

/**
 * @typedef {object} ChangesData
 * @property {string} html
 */

/**
 * @typedef {object} YearEvent
 * @property {number | null} year
 */

export {};
