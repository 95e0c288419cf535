---@meta glean
--- Types for editors (LuaLS): what scripts can reach.  Nothing loads this file.

---@class glean.Error
---@field code string a word for programs, e.g. "utf8", "unclosed", "callback"
---@field message string
---@field file? string
---@field line? integer
---@field column? integer 1-based code point of the pattern
---@field offset? integer 1-based byte of the text or the pattern
---@field hint? string
---@field name? string of the document

---@class glean.Span
---@field text string
---@field first integer 1-based byte
---@field last integer 1-based byte, inclusive
---@field type "span"|"token"|"sentence"|"paragraph"|"mention"
---@field doc glean.Document
---@field label? string of a mention
---@field id? string of a mention: its own, or "LABEL:n"
---@field ids string[] of a mention: those of all entries it spells, its own first
---@field entry? table of a mention from a list: text, id, label and what else it was given
---@field rule? string what made the mention
---@field layer? string
---@field name string
---@field i? integer number of a token, sentence, paragraph, mention
---@field key? integer for tables
---@field kind? "word"|"number"|"punct"|"symbol" of a token
---@field case? "none"|"lower"|"title"|"upper"|"mixed" of a token
---@field norm string folded: case, diacritics, quotes, dashes
---@field shape string e.g. "Xxxx"
---@field value? any
---@field confidence? number
---@field linked_by? string
---@field speaker? any
---@field entity? glean.Entity of a mention
local Span = {}

---@return integer first, integer last 1-based bytes, inclusive
function Span:range() end
---@return integer start, integer stop 0-based bytes, half-open
function Span:offsets() end
---@return integer first, integer last 1-based code points, inclusive
function Span:chars() end
---@return integer start, integer stop 0-based UTF-16 units, half-open
function Span:utf16() end
---@return integer line, integer column 1-based; the column in code points
function Span:line_col() end
---@param other glean.Span
---@return boolean
function Span:contains(other) end
---@param other glean.Span
---@return boolean
function Span:overlaps(other) end
---@return glean.Span
function Span:sentence() end
---@return glean.Span
function Span:paragraph() end
---@return fun(): glean.Span?
function Span:tokens() end
---@param n integer
---@return glean.Span? up to n tokens, inside the sentence
function Span:before(n) end
---@param n integer
---@return glean.Span?
function Span:after(n) end
---@param label? string
---@return glean.Span?
function Span:next(label) end
---@param label? string
---@return glean.Span?
function Span:prev(label) end

---@class glean.Edits which bytes of a changed text came from which of the original
local Edits = {}
---@param first integer 1-based byte of the new text
---@param last integer inclusive; first - 1: a place
---@return integer first, integer last of the original
function Edits:original(first, last) end
---@param first integer 1-based byte of the original
---@param last integer inclusive; first - 1: a place
---@return integer first, integer last of the new text
function Edits:normalized(first, last) end
---@param later glean.Edits of the text that these edits led to
---@return glean.Edits of both steps
function Edits:compose(later) end
---@return integer bytes
function Edits:memory() end

---@class glean.Editor
---@field text string
local Editor = {}
---@param first integer 1-based byte
---@param last integer inclusive; first - 1: insert before first
---@param new string
---@return glean.Editor self
function Editor:replace(first, last, new) end
---@return string result, glean.Edits edits
function Editor:result() end

---@class glean.Entity
---@field id string
---@field name string of its list entry, or of its longest mention
---@field label string
---@field aliases string[]
---@field first glean.Span its first mention
---@field doc glean.Document
local Entity = {}
---@return fun(): glean.Span?
function Entity:mentions() end

---@class glean.Relation: table roles by name: a span or nil
---@field name string
---@field trigger glean.Span
---@field all table<string, glean.Span[]> all in the window by role, nearest first
---@field doc glean.Document

---@class glean.Match: table captures by name: a span, nil, or a list of spans
---@field first integer
---@field last integer
---@field text string
---@field label? string
---@field doc glean.Document

---@class glean.Document
---@field text string the caller's bytes
---@field name? string
---@field lang string
---@field date? string
---@field meta? any
---@field errors? glean.Error[] what went wrong in rules without ending the document
local Document = {}

---@return fun(): glean.Span?
function Document:sentences() end
---@return fun(): glean.Span?
function Document:tokens() end
---@return fun(): glean.Span?
function Document:paragraphs() end
---@param filter? string|{label?: string, overlap?: "all", where?: fun(span: glean.Span): boolean}
---@return fun(): glean.Span?
function Document:entities(filter) end
---@param label? string
---@return fun(): glean.Entity?
function Document:clusters(label) end
---@param name? string
---@return fun(): glean.Relation?
function Document:relations(name) end
---@return fun(): glean.Span? quotations, with `speaker`
function Document:quotes() end
---@param name string
---@return fun(): glean.Span?
function Document:layer(name) end
---@param name string
---@param entries (string|table)[]|string|glean.List
---@param opts? table
---@return glean.Document
function Document:list(name, entries, opts) end
---@param what "sentences"|"tokens"|"paragraphs"|"entities"|"layer"
---@return glean.Span[]
function Document:all(what, ...) end
---@param pos integer 1-based byte
---@return glean.Span?
function Document:entity_at(pos) end
---@param outer glean.Span
---@param label? string
---@return fun(): glean.Span?
function Document:within(outer, label) end
---@param first integer
---@param last integer
---@return glean.Span
function Document:span(first, last) end
---@param annotation table first, last, label; layer, rule, id, priority, attributes
---@return glean.Span? span
---@return glean.Error? err
function Document:annotate(annotation) end
---@param list glean.List
---@param opts {label?: string, rule?: string, priority?: integer, overlap?: string}
function Document:mark(list, opts) end
---@param pattern string
---@param init? integer 1-based byte
---@return glean.Match?
function Document:find(pattern, init) end
---@param pattern string
---@return fun(): glean.Match?
function Document:gmatch(pattern) end
---@param opts? {text?: boolean}
---@return string
function Document:json(opts) end
---@param opts? {header?: boolean, labels?: string[], layers?: string[], overlap?: "all"}
---@return string
function Document:tsv(opts) end
---@param opts? {labels?: string[], layers?: string[], overlap?: "all"}
---@return string CoNLL-U Plus
function Document:conll(opts) end
---@param opts? {labels?: string[], layers?: string[], overlap?: "all"}
---@return string brat standoff
function Document:brat(opts) end
---@param opts? {labels?: string[], layers?: string[], overlap?: "all"}
---@return string JSON-LD
function Document:webannotation(opts) end
---@param opts? {labels?: string[], layers?: string[], overlap?: "resolved", title?: string}
---@return string a self-contained page
function Document:html(opts) end
---@param layer string a layer, or "sentences", "tokens", "paragraphs"
---@param fn fun(span: glean.Span): string?
---@return string text with the replacements
function Document:replace(layer, fn) end
---@return integer bytes
function Document:memory() end
function Document:close() end

---@class glean.List
local List = {}
---@param i integer
---@return string text, string? id, string? label
function List:entry(i) end
---@param i integer
---@return table? data the fields it was given beside those a list knows
function List:data(i) end
---@param text string
---@return integer[] entries those that the whole text spells, in order
function List:find(text) end
---@return string[] labels that entries have of their own
function List:labels() end
---@param path string
---@return true? ok
---@return glean.Error? err
function List:save(path) end
---@return true? ok of a saved list: all of it, and its checksum
---@return glean.Error? err
function List:check() end
function List:close() end

---@class glean.Pipeline
---@overload fun(text: string, opts?: table): glean.Document?, glean.Error?
local Pipeline = {}

---@param name string
---@param entries (string|table)[]|string|glean.List
---@param opts? table
---@return glean.Pipeline
function Pipeline:list(name, entries, opts) end
---@param spec table
---@return glean.Pipeline
function Pipeline:rule(spec) end
---@param label string
---@param opts? table<string, boolean> kinds: same full surname surnames nickname acronym title
--- possessive given
---@return glean.Pipeline
function Pipeline:link(label, opts) end
---@param spec {match: string, name?: string} a cue
---@return glean.Pipeline
function Pipeline:quotes(spec) end
---@param spec table name, trigger, within, window, merge, and a pattern a role
---@return glean.Pipeline
function Pipeline:relation(spec) end
---@param name string
---@param fn fun(doc: glean.Document)
---@param opts? {after?: string, before?: string, needs?: string[], gives?: string[]}
---@return glean.Pipeline
function Pipeline:use(name, fn, opts) end
---@param name string
---@return glean.Pipeline
function Pipeline:remove(name) end
---@return glean.Pipeline
function Pipeline:compile() end
---@return {kind: string, name: string, needs: string[], gives: string[]}[]
function Pipeline:steps() end
---@return {kind: string, name: string, seconds: number}[]
function Pipeline:profile() end
---@param text string
---@param opts? table
---@return glean.Document? doc
---@return glean.Error? err
function Pipeline:parse(text, opts) end
---@param path string
---@param opts? table
---@return glean.Document? doc
---@return glean.Error? err
function Pipeline:file(path, opts) end
---@param items table|fun(): any
---@param opts? table
---@return fun(): glean.Document|false|nil, glean.Error?, integer?
function Pipeline:each(items, opts) end
---@param name string
---@param fn fun(span: glean.Span): boolean
---@return glean.Pipeline
function Pipeline:predicate(name, fn) end
---@param path string
---@return true? ok
---@return glean.Error? err
function Pipeline:load(path) end
---@return true? ok
---@return glean.Error? err
function Pipeline:reload() end
---@return boolean ok
---@return glean.TestReport report
function Pipeline:test() end
---@param spec table match, sets; name, direction, scope, stops, only
---@return glean.Pipeline
function Pipeline:context(spec) end
---@param doc glean.Document
---@return glean.Trace[]? traces
---@return glean.Error? err
function Pipeline:trace(doc) end

---@class glean.Trace
---@field span glean.Span
---@field rule? string
---@field kind? string
---@field step? string
---@field file? string
---@field line? integer
---@field captures table<string, glean.Span|glean.Span[]>
---@field changed string[] the contexts that set attributes of it
---@field linked_by? string

---@class glean.TestReport
---@field passed integer
---@field failed integer
---@field results table[] each { rule, kind = "example"|"never", text, ok, problem }
---@field notes string[]

---@param rule string its name
---@param text string|glean.Document
---@param pos? integer 1-based byte: tries that start there alone
---@return glean.Explanation? explanation; tostring gives it in words
---@return glean.Error? err
function Pipeline:explain(rule, text, pos) end

--- Patterns as values; operators: `a * b`, `a + b`, `a ^ n`, `a % "name"`,
--- `#a` (stands ahead), `-a` (does not).
---@class glean.Pattern
---@operator mul(glean.Pattern|string): glean.Pattern
---@operator add(glean.Pattern|string): glean.Pattern
---@operator pow(integer|integer[]): glean.Pattern
---@operator mod(string): glean.Pattern
---@operator len: glean.Pattern
---@operator unm: glean.Pattern

---@class glean.P
---@field first glean.Pattern a sentence starts here
---@field last glean.Pattern a sentence ends here
---@field word fun(text: string): glean.Pattern words, nothing special in them
---@field exact fun(text: string): glean.Pattern compared on the bytes
---@field re fun(expression: string, flags?: string): glean.Pattern a whole token
---@field tok fun(tests: string): glean.Pattern a token with attributes
---@field ann fun(label: string, tests?: string): glean.Pattern an annotation
---@field list fun(name: string): glean.Pattern an entry of a list
---@field pred fun(name: string): glean.Pattern a token with a predicate
---@field gap fun(min?: integer, max?: integer): glean.Pattern
---@field lazy fun(repetition: glean.Pattern): glean.Pattern
---@field cap fun(name: string, a: glean.Pattern|string): glean.Pattern
---@field behind fun(a: glean.Pattern|string): glean.Pattern

-- What the C module keeps to itself.
local Internal = {}
function Internal:add(text, id, priority, case, label, separators, flags) end
function Internal:add_lines(text, id, priority, case, label, separators, flags) end
function Internal:alias(text) end
function Internal:freeze() end
function Internal:saved(i) end
function Internal:write(path, data) end
function Internal:names(kind) end
function Internal:take() end
function Internal:always_runs() end
function Internal:enter(...) end
