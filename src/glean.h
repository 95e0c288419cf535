/* glean.h: the whole public C API of glean.
 *
 * glean turns a text into tokens and sentences, finds the entries of lists,
 * the matches of patterns and of regular expressions in it, keeps what was
 * found as annotations in layers, and writes the result as JSON.
 *
 *   glean_doc *doc;
 *   glean_error err;
 *   if (glean_doc_open(&doc, text, len, NULL, &err) == GLEAN_OK) {
 *     size_t n = glean_doc_sentence_count(doc);
 *     ...
 *     glean_doc_close(doc);
 *   }
 *
 * Conventions
 * - Offsets are bytes of the caller's text, 0-based; a span is half-open.
 * - Strings are a pointer and a length in bytes; NUL bytes are allowed.
 * - "Copied": the callee keeps its own copy.  "Borrowed": the memory must
 *   stay valid and unchanged as long as it says.
 * - A call that fails leaves its objects as they were, and says why in *err;
 *   'err' may always be NULL.
 * - Any pointer parameter not said to accept NULL must not be NULL.
 * - A document belongs to one thread at a time.  Lists, languages, patterns
 *   and regular expressions are immutable once built; threads may share them,
 *   and their reference counts are atomic.
 */
#ifndef GLEAN_H
#define GLEAN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define GLEAN_API __attribute__((visibility("default")))
#else
#define GLEAN_API
#endif

/* ---- Version ----------------------------------------------------------- */

#define GLEAN_VERSION_MAJOR 0
#define GLEAN_VERSION_MINOR 1
#define GLEAN_VERSION_PATCH 0

/** The library's version, "0.1.0"; constant. */
GLEAN_API const char *glean_version(void);
/** The Unicode version of the built-in tables, "15.0.0"; constant. */
GLEAN_API const char *glean_unicode_version(void);

/* ---- Status and errors ------------------------------------------------- */

/** What a call reports. */
typedef enum glean_status {
  GLEAN_OK = 0,
  GLEAN_NOMEM,   /**< the allocator returned NULL */
  GLEAN_UTF8,    /**< ill-formed UTF-8 under the strict policy */
  GLEAN_LIMIT,   /**< a limit was met; the message names it */
  GLEAN_INVALID, /**< an argument is out of its range */
  GLEAN_SYNTAX,  /**< a pattern or regular expression is wrong */
  GLEAN_MATCHING, /**< a regular expression failed while it ran */
  GLEAN_FILE      /**< a file cannot be read or written, or is not ours */
} glean_status;

/** The name of a status, e.g. "utf8"; constant, never NULL. */
GLEAN_API const char *glean_status_name(glean_status status);
/** Why and where a call failed. */
typedef struct glean_error {
  glean_status status;
  const char *code;  /**< constant word for programs, e.g. "unclosed" */
  size_t position;   /**< 0-based byte in the input of the call */
  char message[240]; /**< for people; NUL-terminated */
} glean_error;

/* ---- Memory ------------------------------------------------------------ */

/** A memory hook with the contract of Lua's lua_Alloc: 'block' NULL asks for
 * a new block, 'nsize' 0 frees and returns NULL, and a shrinking call never
 * fails.  A zeroed glean_allocator stands for malloc and free. */
typedef struct glean_allocator {
  void *(*realloc)(void *ctx, void *block, size_t osize, size_t nsize);
  void *ctx;
} glean_allocator;

/* ---- Limits ------------------------------------------------------------ */

#define GLEAN_MAX_TEXT 0xFFFFFFF0u    /**< bytes of a document's text */
#define GLEAN_MAX_ENTRY_TOKENS 255    /**< tokens of a list entry */
#define GLEAN_MAX_ENTRY_BYTES 65535   /**< bytes of a list entry */
#define GLEAN_MAX_PATTERN 65536       /**< bytes of a pattern */
#define GLEAN_MAX_PATTERN_STATES 20000 /**< states of a compiled pattern */
#define GLEAN_MAX_PATTERN_COUNT 1000  /**< largest count in {n,m} */
#define GLEAN_MAX_PATTERN_DEPTH 100   /**< nested groups */
#define GLEAN_MAX_LOOK_DEPTH 4        /**< nested look-around */
#define GLEAN_MAX_CAPTURES 64         /**< capture names of a pattern */
#define GLEAN_MAX_NAME_TOKENS 16      /**< tokens of a <NAME> */
#define GLEAN_REGEX_WINDOW 65536      /**< bytes a regex sees in one call */
#define GLEAN_MAX_REGEX_SET 100000u   /**< regular expressions in a set */

/* ---- Spans ------------------------------------------------------------- */

/** A half-open range of bytes of a text: [start, end), 0-based. */
typedef struct glean_span {
  uint32_t start, end;
} glean_span;

/** "No such thing", where an index is expected. */
#define GLEAN_NONE 0xFFFFFFFFu

/* ---- UTF-8 --------------------------------------------------------------- */

/** The first ill-formed part of a text: a maximal subpart in the sense of
 * Unicode 15.0, section 3.9, which U+FFFD would replace. */
typedef struct glean_utf8_problem {
  size_t offset, len; /**< bytes; 1 to 3 of them */
  const char *reason; /**< constant: "overlong form", "surrogate", "beyond
                           U+10FFFF", "truncated sequence", "continuation byte
                           without a lead byte", "byte that UTF-8 never has" */
} glean_utf8_problem;

/** Is the text well-formed UTF-8?  If not, *problem (may be NULL) says what
 * is wrong.  NUL and noncharacters are well-formed.  By vectors where the
 * processor has them (AVX2, found out at run time; SSE2). */
GLEAN_API int glean_utf8_valid(const char *text, size_t len,
                               glean_utf8_problem *problem);

/** What to do with ill-formed UTF-8. */
typedef enum glean_utf8_policy {
  GLEAN_UTF8_STRICT = 0, /**< ill-formed UTF-8 is an error */
  GLEAN_UTF8_REPLACE     /**< each ill-formed maximal subpart counts as one
                              U+FFFD; offsets remain those of the bytes */
} glean_utf8_policy;

/* ---- Normalization ------------------------------------------------------- */

/** A growing string of bytes. */
typedef struct glean_buffer {
  glean_allocator mem;
  char *data;
  size_t len, cap;
} glean_buffer;

/** Free a buffer's bytes and zero it (its allocator stays). */
GLEAN_API void glean_buffer_free(glean_buffer *buffer);

/** Normalization forms of Unicode 15.0 (UAX #15). */
typedef enum glean_form {
  GLEAN_FORM_NONE = 0, /**< code points are mapped as the other options say,
                            nothing is composed or reordered */
  GLEAN_NFC,
  GLEAN_NFD,
  GLEAN_NFKC,
  GLEAN_NFKD,
  GLEAN_NFKC_CF /**< NFKC_Casefold: also folds case and drops what is ignorable
                     by default */
} glean_form;

/** What becomes of white space. */
typedef enum glean_spaces {
  GLEAN_SPACES_KEEP = 0,
  GLEAN_SPACES_PLAIN,   /**< spaces of any width become U+0020, those of none
                             are dropped */
  GLEAN_SPACES_COLLAPSE /**< and any run of white space, line ends too, becomes
                             one U+0020 */
} glean_spaces;

/** One code point of the caller's own mapping: below U+30000, and the at most
 * 63 bytes of UTF-8 that it becomes. */
typedef struct glean_mapping {
  uint32_t code_point;
  const char *text;
  size_t len;
} glean_mapping;

/** What a normalizer does; all zero changes nothing.  All that is asked for is
 * composed into one entry per code point and done in one pass; the caller's
 * mapping comes first, and the others apply to what it gives. */
typedef struct glean_normalizer_options {
  glean_form form;
  int fold;               /**< full case folding */
  int turkic;             /**< with it, I is ı and İ is i */
  int quotes;             /**< curly quotes, apostrophes, primes: ' and " */
  int dashes;             /**< hyphens, dashes, the minus sign: - */
  int ellipsis;           /**< … is ... */
  glean_spaces spaces;
  int ignorables;         /**< Default_Ignorable_Code_Point dropped: the soft
                               hyphen, BOM, joiners, bidi controls ... */
  int diacritics;         /**< marks dropped on Latin, Greek, Cyrillic bases */
  int strokes;            /**< ø ł đ æ œ ß þ ...: o l d ae oe ss th */
  int ligatures;          /**< Latin and Armenian ones, ĳ */
  int width;              /**< fullwidth and halfwidth forms */
  glean_utf8_policy utf8; /**< ill-formed text: an error, or U+FFFD */
  const glean_mapping *map; /**< copied; may be NULL */
  size_t map_len;
} glean_normalizer_options;

/** What is done to a text; immutable, reference-counted. */
typedef struct glean_normalizer glean_normalizer;

/** Make a normalizer with one reference.  Forms alone, and folding alone, have
 * tables of their own; others take some milliseconds and about 200 KB.
 * @return GLEAN_OK, GLEAN_INVALID (an unknown form; a mapping that is no UTF-8,
 *         too long, or given twice), GLEAN_NOMEM */
GLEAN_API glean_status
glean_normalizer_new(glean_normalizer **out,
                     const glean_normalizer_options *options,
                     glean_allocator mem, glean_error *err);

/** Take one more reference. */
GLEAN_API void glean_normalizer_retain(const glean_normalizer *normalizer);
/** Give one reference back; the last one frees.  NULL is allowed. */
GLEAN_API void glean_normalizer_release(const glean_normalizer *normalizer);

/** Which bytes of a normalized text came from which of the original: changed
 * spans only, about one byte each.  Reference-counted, immutable. */
typedef struct glean_edits glean_edits;

/** Normalize a text and append the result to a buffer.
 * @param edits  NULL, or receives the map back, owned by the caller, whose
 *        memory comes from the buffer's hook.
 * @param err  err->position is the byte of the first ill-formed sequence.
 * @return GLEAN_OK, GLEAN_UTF8, GLEAN_LIMIT (edits of a text above
 *         GLEAN_MAX_TEXT), GLEAN_NOMEM
 *
 * Takes time linear in 'len', however many marks follow each other. */
GLEAN_API glean_status glean_normalize(const glean_normalizer *normalizer,
                                       const char *text, size_t len,
                                       glean_buffer *buffer,
                                       glean_edits **edits, glean_error *err);

/** Normalization of a text that comes in chunks, cut anywhere: the same bytes
 * and edits as in one piece.  Holds back what the next chunk may change: a few
 * bytes, or a run of marks. */
typedef struct glean_stream glean_stream;

/** Begin a text.  The normalizer is retained.
 * @return GLEAN_OK, GLEAN_NOMEM */
GLEAN_API glean_status glean_stream_new(glean_stream **out,
                                        const glean_normalizer *normalizer,
                                        int want_edits, glean_allocator mem,
                                        glean_error *err);

/** Append what the next chunk completes to a buffer, which the caller may
 * empty between calls.  A sequence cut by the chunk's end waits.  After a
 * failure the stream gives that status again.
 * @param err  err->position is a byte of the whole text.
 * @return as glean_normalize */
GLEAN_API glean_status glean_stream_feed(glean_stream *stream,
                                         const char *chunk, size_t len,
                                         glean_buffer *buffer,
                                         glean_error *err);

/** Append the rest.  'edits' is NULL or receives the map if it was wanted.
 * @return as glean_normalize */
GLEAN_API glean_status glean_stream_end(glean_stream *stream,
                                        glean_buffer *buffer,
                                        glean_edits **edits,
                                        glean_error *err);

/** Free a stream, ended or not; NULL is allowed. */
GLEAN_API void glean_stream_free(glean_stream *stream);

/** The span of the original that a span [*start, *end) of the normalized text
 * came from.  The start goes to the start of the edit that holds it, the end to
 * the end of the edit that holds the last byte: half of what was changed widens
 * to the whole.  What was deleted at an edge is left out.  Later places never
 * map to earlier ones; places between code points map to such.
 * @return GLEAN_OK; GLEAN_INVALID (crossed, or beyond the end) */
GLEAN_API glean_status glean_edits_original(const glean_edits *edits,
                                            size_t *start, size_t *end);
/** The same the other way round: from the original to the normalized text. */
GLEAN_API glean_status glean_edits_normalized(const glean_edits *edits,
                                              size_t *start, size_t *end);

/** One map for two steps: 'later' is of the text that 'first' led to.  It keeps
 * both, and answers exactly as one after the other.
 * @return GLEAN_OK, GLEAN_INVALID (the texts' lengths disagree), GLEAN_NOMEM */
GLEAN_API glean_status glean_edits_compose(glean_edits **out,
                                           glean_edits *first,
                                           glean_edits *later,
                                           glean_error *err);

/** A map of edits that the caller makes: a reference to an empty one, the
 * replacements in order, then the end; to be read only after that.
 * glean_edits_replace: bytes [start, end) become 'len' others; start is at or
 * behind the last end.
 * @return GLEAN_OK, GLEAN_INVALID (out of order), GLEAN_LIMIT, GLEAN_NOMEM */
GLEAN_API glean_status glean_edits_new(glean_edits **out, glean_allocator mem,
                                       glean_error *err);
GLEAN_API glean_status glean_edits_replace(glean_edits *edits, size_t start,
                                           size_t end, size_t len,
                                           glean_error *err);
GLEAN_API glean_status glean_edits_end(glean_edits *edits, size_t text_len,
                                       glean_error *err);

/** How many edits there are, and the bytes they take: 0 where there is none. */
GLEAN_API size_t glean_edits_count(const glean_edits *edits);
GLEAN_API size_t glean_edits_memory(const glean_edits *edits);
/** Give a reference back; NULL is allowed. */
GLEAN_API void glean_edits_free(glean_edits *edits);

/* ---- Segments ------------------------------------------------------------ */

/** How a text is cut, by UAX #29 of Unicode 15.0. */
typedef enum glean_segments_kind {
  GLEAN_GRAPHEMES = 0, /**< extended grapheme clusters */
  GLEAN_WORDS          /**< words, and all that is between them */
} glean_segments_kind;

/** The ends of up to 'cap' segments from *at on, where one begins (0 at
 * first); *at moves to the end of the last one.  Segments cover all bytes;
 * ill-formed parts count as U+FFFD.
 * @return how many ends were written; 0 at the end of the text */
GLEAN_API size_t glean_segments(glean_segments_kind kind, const char *text,
                                size_t len, size_t *at, size_t *ends,
                                size_t cap);

/* ---- Languages --------------------------------------------------------- */

/** What the sentence splitter knows of a word. */
typedef enum glean_word_class {
  GLEAN_WORD_TITLE,     /**< abbreviation before a name: "Dr" */
  GLEAN_WORD_NUMBER,    /**< abbreviation before a number: "No", "p" */
  GLEAN_WORD_INNER,     /**< abbreviation that ends no sentence: "e.g" */
  GLEAN_WORD_TRAILING,  /**< abbreviation that may end one: "Inc", "U.S" */
  GLEAN_WORD_TIME,      /**< ends one before any capital letter: "p.m" */
  GLEAN_WORD_MONTH,     /**< abbreviated month or weekday: "Feb" */
  GLEAN_WORD_STARTER,   /**< function word that opens sentences: "The" */
  GLEAN_WORD_CONTINUER, /**< goes on after "p.m.": "Eastern" */
  GLEAN_WORD_PARTICLE,  /**< lower-case word inside a name: "de", "van" */
  GLEAN_WORD_HONORIFIC, /**< word before a surname: "Mr", "President" */
  GLEAN_WORD_MALE,      /**< an honorific of men: "Mr"; in both classes */
  GLEAN_WORD_FEMALE,    /**< an honorific of women: "Mrs"; in both */
  GLEAN_WORD_ALIAS,     /**< tells another name: "known" (as), "alias" */
  GLEAN_WORD_LABEL,     /**< takes a letter behind it: "vitamin", "section" */
  GLEAN_WORD_EXCLAIM,   /**< a name that ends in "!": "Yahoo" */
  GLEAN_WORD_PROPER,    /**< as TRAILING, but only where it is written with a
                             capital: "So" (Southern Reporter) */
  GLEAN_WORD_CAPITAL,   /**< always written with a capital: "I" */
  GLEAN_WORD_ORDINAL,   /**< any word here: numbers with a stop are ordinals,
                             as "3. Mai"; "#" by custom */
  GLEAN_WORD_QUOTATIVE, /**< goes on behind a quotation without a space */
  GLEAN_WORD_PAUSE,     /**< ; or : where they end a sentence before a
                             starter with a capital */
  GLEAN_WORD_TERMINATOR, /**< one ASCII sign that ends sentences: ";" (el) */
  GLEAN_WORD_CLASSES    /**< the number of classes */
} glean_word_class;

/** Words of a language, by class.  Reference-counted. */
typedef struct glean_lang glean_lang;

/** Make an empty language with one reference, owned by the caller. */
GLEAN_API glean_status glean_lang_new(glean_lang **out, glean_allocator mem,
                                      glean_error *err);

/** Add a word (copied) to a class; a word may be in several.  Words are
 * compared folded (case, diacritics), except starters and proper ones: there
 * the first letter's case counts.  An abbreviation is given without its final
 * dot.  Not to be called once the language is in use.
 * @return GLEAN_OK, GLEAN_INVALID (no word, or unknown class), GLEAN_NOMEM */
GLEAN_API glean_status glean_lang_add(glean_lang *lang, glean_word_class klass,
                                      const char *word, size_t len,
                                      glean_error *err);

/** Take one more reference. */
GLEAN_API void glean_lang_retain(const glean_lang *lang);
/** Give one reference back; the last one frees.  NULL is allowed. */
GLEAN_API void glean_lang_release(const glean_lang *lang);

/* ---- Sentences --------------------------------------------------------- */

/** What a sentence is. */
typedef enum glean_sentence_mode {
  GLEAN_SENTENCE_TEXT = 0, /**< as a reader sees it: abbreviations, initials,
                                ellipses, line breaks; spans without the white
                                space around them */
  GLEAN_SENTENCE_UAX29     /**< as UAX #29 (Unicode 15.0) defines it, rules SB1
                                to SB998; every byte is in a sentence; the
                                other options do not matter */
} glean_sentence_mode;

/** What a single line break means to the sentence splitter. */
typedef enum glean_newline {
  GLEAN_NEWLINE_AUTO = 0, /**< soft if lines look wrapped, else hard */
  GLEAN_NEWLINE_HARD,     /**< it ends a sentence */
  GLEAN_NEWLINE_SOFT      /**< it is white space */
} glean_newline;

typedef enum glean_quotations {
  GLEAN_QUOTATIONS_SPLIT = 0, /**< sentences inside a quotation are split */
  GLEAN_QUOTATIONS_KEEP       /**< what is between quotation marks or brackets
                                   stays in one sentence, up to 4096 bytes */
} glean_quotations;

/** Numbered items inside a line: "1. one 2. two". */
typedef enum glean_list_items {
  GLEAN_LIST_ITEMS_SPLIT = 0, /**< each starts a sentence */
  GLEAN_LIST_ITEMS_IGNORE
} glean_list_items;

/** How sentences are found; all zero is the default. */
typedef struct glean_sentence_options {
  glean_sentence_mode mode;
  glean_newline newline;
  glean_quotations quotations;
  glean_list_items list_items;
} glean_sentence_options;

/** A half-open range of bytes of a text of any length. */
typedef struct glean_long_span {
  uint64_t start, end;
} glean_long_span;

/** Finds the sentences of a text that comes piece by piece.  It lives where
 * the caller puts it, allocates nothing and needs no closing; all in it is
 * private. */
typedef struct glean_splitter {
  uint64_t state[16];
} glean_splitter;

typedef enum glean_split {
  GLEAN_SPLIT_SPAN, /**< *span is the next sentence */
  GLEAN_SPLIT_MORE, /**< a longer window is needed */
  GLEAN_SPLIT_END,  /**< the text is over */
  GLEAN_SPLIT_GAP   /**< the window does not start where it must */
} glean_split;

/** Make a splitter ready for a text.
 * @param lang  may be NULL; borrowed as long as the splitter is used.
 * @param options  may be NULL.
 * @return GLEAN_OK, GLEAN_INVALID (an option is out of its range) */
GLEAN_API glean_status
glean_splitter_open(glean_splitter *splitter, const glean_lang *lang,
                    const glean_sentence_options *options, glean_error *err);

/** The next sentence.
 *
 *     for (;;) {
 *       glean_split r = glean_splitter_next(&s, window, len, offset, last, &x);
 *       if (r == GLEAN_SPLIT_SPAN) use(x);
 *       else if (r != GLEAN_SPLIT_MORE) break;
 *       else  drop the bytes before glean_splitter_keep(&s), read more
 *     }
 *
 * The spans are the same however the text is divided.  In the text mode at
 * most 256 bytes behind a full stop are waited for, 4096 behind a quotation
 * mark if quotations are kept, 16384 behind a line break if line breaks are
 * found out about; in the mode UAX #29 as far as SB8 looks.  Ill-formed bytes
 * count as U+FFFD.
 *
 * @param window  bytes [offset, offset + len) of the text
 * @param offset  0 at first, then at most glean_splitter_keep
 * @param last  the text ends with the window */
GLEAN_API glean_split glean_splitter_next(glean_splitter *splitter,
                                          const char *window, size_t len,
                                          uint64_t offset, int last,
                                          glean_long_span *span);

/** As glean_splitter_next, up to 'cap' sentences at a time: GLEAN_SPLIT_SPAN
 * says that there is no room for more.  *count are in 'spans' in any case. */
GLEAN_API glean_split glean_splitter_read(glean_splitter *splitter,
                                          const char *window, size_t len,
                                          uint64_t offset, int last,
                                          glean_long_span *spans, size_t cap,
                                          size_t *count);

/** The first byte that the next window must have. */
GLEAN_API uint64_t glean_splitter_keep(const glean_splitter *splitter);

/* ---- Documents --------------------------------------------------------- */

/** A text with its tokens, sentences and annotations. */
typedef struct glean_doc glean_doc;


/** Options of a document; all zero is the default. */
typedef struct glean_doc_options {
  glean_allocator mem;    /**< where the document's memory comes from */
  glean_utf8_policy utf8;
  const glean_lang *lang; /**< NULL: no words known; else retained */
  glean_sentence_options sentences;
  int defer_tokens; /**< not 0: see glean_doc_tokenize */
  /** A clock for expressions with a limit in seconds: seconds since any time.
   * NULL: such limits do not hold.  'clock_ctx' is handed to it. */
  double (*clock)(void *clock_ctx);
  void *clock_ctx;
} glean_doc_options;

/** Open a document: validate, find tokens, paragraphs and sentences.
 *
 * @param text  bytes, NUL bytes included; borrowed until the close.
 * @param options  may be NULL.
 * @param err  err->position is the byte of the first ill-formed sequence.
 * @return GLEAN_OK, GLEAN_UTF8, GLEAN_LIMIT, GLEAN_NOMEM
 *
 * Takes time linear in 'len'. */
GLEAN_API glean_status glean_doc_open(glean_doc **out, const char *text,
                                      size_t len,
                                      const glean_doc_options *options,
                                      glean_error *err);

/** Free a document and all that was taken from it.  NULL is allowed. */
GLEAN_API void glean_doc_close(glean_doc *doc);
/** The text the document was opened on. */
GLEAN_API const char *glean_doc_text(const glean_doc *doc, size_t *len);
/** Bytes of memory the document holds now, without the borrowed text and
 * without matches that are still open. */
GLEAN_API size_t glean_doc_memory(const glean_doc *doc);
/** Is this offset between two code points (0 and the length are)?  Inside an
 * ill-formed maximal subpart counts as inside a code point. */
GLEAN_API int glean_doc_is_boundary(const glean_doc *doc, size_t offset);

/** Code points, and UTF-16 code units, before a byte offset.  A table with a
 * checkpoint each 4096 bytes is made at the first call.
 * @return GLEAN_OK, GLEAN_INVALID (beyond the end), GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_units(glean_doc *doc, size_t offset,
                                       size_t *code_points, size_t *utf16);

/** Line and column of a byte offset, both 0-based, the column in code points.
 * Lines end at LF.
 * @return GLEAN_OK, GLEAN_INVALID (beyond the end), GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_line(glean_doc *doc, size_t offset,
                                      size_t *line, size_t *column);

/* ---- Tokens, sentences, paragraphs ------------------------------------- */

typedef enum glean_token_kind {
  GLEAN_TOKEN_WORD = 0,
  GLEAN_TOKEN_NUMBER,
  GLEAN_TOKEN_PUNCT,
  GLEAN_TOKEN_SYMBOL
} glean_token_kind;

typedef enum glean_token_case {
  GLEAN_CASE_NONE = 0, /**< no cased letter */
  GLEAN_CASE_LOWER,
  GLEAN_CASE_TITLE,    /**< the first letter alone is upper case */
  GLEAN_CASE_UPPER,    /**< two or more cased letters, all upper */
  GLEAN_CASE_MIXED
} glean_token_case;

/** A token: a UAX #29 word, or one grapheme cluster where words are written
 * without spaces, or a punctuation mark or symbol.  White space is none. */
typedef struct glean_token {
  glean_span span;
  uint64_t hash;           /**< of the folded form, see glean_fold */
  glean_token_kind kind;
  glean_token_case letters; /**< the case of its letters */
  int glued;               /**< touches the token before it */
} glean_token;

/** Find the tokens and paragraphs, if that is still to be done: a document
 * opened with 'defer_tokens' is found its sentences alone, and has neither
 * until this call, or one that matches or explains something, makes them.
 *
 * @return GLEAN_OK, or GLEAN_NOMEM: then the document has none. */
GLEAN_API glean_status glean_doc_tokenize(glean_doc *doc, glean_error *err);

/** How many tokens there are. */
GLEAN_API size_t glean_doc_token_count(const glean_doc *doc);
/** Token i, 0-based; i < glean_doc_token_count. */
GLEAN_API glean_token glean_doc_token(const glean_doc *doc, size_t i);
/** The index of the first token that ends after a byte offset; the number of
 * tokens where there is none.  O(log tokens). */
GLEAN_API size_t glean_doc_token_at(const glean_doc *doc, size_t offset);

/** Sentences and paragraphs are in text order, do not overlap, and cover
 * every byte that is no white space. */
GLEAN_API size_t glean_doc_sentence_count(const glean_doc *doc);
GLEAN_API glean_span glean_doc_sentence(const glean_doc *doc, size_t i);
GLEAN_API size_t glean_doc_paragraph_count(const glean_doc *doc);
GLEAN_API glean_span glean_doc_paragraph(const glean_doc *doc, size_t i);

/** The index of the sentence (paragraph) that holds a byte offset, of the
 * next one if it is between two; GLEAN_NONE behind the last. */
GLEAN_API uint32_t glean_doc_sentence_at(const glean_doc *doc, size_t offset);
GLEAN_API uint32_t glean_doc_paragraph_at(const glean_doc *doc, size_t offset);

/** The search folding: full case folding; marks dropped on Latin, Greek and
 * Cyrillic bases; curly quotes and all dashes made straight; default
 * ignorable code points dropped; ill-formed parts as U+FFFD.  Like snprintf:
 * returns the bytes the whole result has, writes at most 'cap' of them. */
GLEAN_API size_t glean_fold(const char *text, size_t len, char *out,
                            size_t cap);

/** The shape of a text: X for upper case, x for other letters, d for decimal
 * digits, all else as it is; runs are cut to four.  Writes at most
 * GLEAN_SHAPE_BYTES bytes, returns how many. */
#define GLEAN_SHAPE_BYTES 64
GLEAN_API size_t glean_shape(const char *text, size_t len, char *out);

/* ---- Symbols, layers, annotations -------------------------------------- */

/** A string known to a document: labels, rule names, ids.  0 is none. */
typedef uint32_t glean_symbol;

/** Find or add a symbol (copied). @return GLEAN_OK, GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_symbol(glean_doc *doc, const char *name,
                                        size_t len, glean_symbol *out);

/** The text of a symbol, NUL-terminated; "" for 0.  'len' may be NULL. */
GLEAN_API const char *glean_doc_symbol_text(const glean_doc *doc,
                                            glean_symbol symbol, size_t *len);

/** An annotation: a span with a label.  Never moves once made. */
typedef struct glean_annotation {
  uint32_t start, end;  /**< bytes, half-open */
  glean_symbol label;
  glean_symbol rule;    /**< the list or rule that made it; 0 none */
  glean_symbol id;      /**< 0: numbered, see glean_doc_annotation_number */
  uint32_t entry;       /**< the entry of that list; GLEAN_NONE */
  int32_t priority;     /**< higher first where annotations overlap */
  uint32_t flags;       /**< GLEAN_ANNOTATION_… */
  uint32_t link;        /**< 0, or 1 + the index of the annotation whose id it
                             bears; set by glean_doc_link, 0 when it is made */
  uint32_t link_kind;   /**< why: a glean_link_kind */
} glean_annotation;

#define GLEAN_ANNOTATION_DROPPED 1u /**< lost to a better one; unseen */
#define GLEAN_ANNOTATION_ALL 2u     /**< of an "all" rule: never drops */
#define GLEAN_ANNOTATION_HEAD 4u    /**< others are linked to it */

/** The layer every document has: the mentions of entities. */
#define GLEAN_ENTITIES 0u

/** Find or add a layer by name.
 * @return GLEAN_OK, GLEAN_INVALID (no name), GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_layer(glean_doc *doc, const char *name,
                                       size_t len, uint32_t *layer);

/** Find a layer by name; GLEAN_NONE where there is none. */
GLEAN_API uint32_t glean_doc_find_layer(const glean_doc *doc, const char *name,
                                        size_t len);

/** How many layers there are, and the name of each (layer < the count). */
GLEAN_API uint32_t glean_doc_layer_count(const glean_doc *doc);
GLEAN_API const char *glean_doc_layer_name(const glean_doc *doc,
                                           uint32_t layer, size_t *len);

/** Add an annotation (copied) to a layer; 'index' (may be NULL) receives its
 * index there.
 * @return GLEAN_OK; GLEAN_INVALID where the bounds are crossed, outside the
 *         text or inside a code point, or the layer is unknown; GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_annotate(glean_doc *doc, uint32_t layer,
                                          const glean_annotation *annotation,
                                          uint32_t *index, glean_error *err);

/** How many annotations a layer holds, dropped ones included. */
GLEAN_API size_t glean_doc_annotation_count(const glean_doc *doc,
                                            uint32_t layer);

/** Annotation 'index' in the order of making; index < the count.  The pointer
 * is good until the next annotation is added to the layer. */
GLEAN_API const glean_annotation *glean_doc_annotation(const glean_doc *doc,
                                                       uint32_t layer,
                                                       uint32_t index);

/** The annotation whose id a mention bears: itself, or what it is linked to. */
GLEAN_API uint32_t glean_doc_annotation_head(const glean_doc *doc,
                                             uint32_t layer, uint32_t index);

/** Replace the id of an annotation. */
GLEAN_API void glean_doc_set_id(glean_doc *doc, uint32_t layer, uint32_t index,
                                glean_symbol id);

/** The number of a mention's entity among those of its label without an id of
 * their own: 1 for the first in text order.  "PERSON:1" is the id it stands
 * for.  0 where there is an id, or for a dropped mention.  Numbers follow what
 * is added. */
GLEAN_API glean_status glean_doc_annotation_number(glean_doc *doc,
                                                   uint32_t layer,
                                                   uint32_t index,
                                                   uint32_t *number);

/** A place in the iteration over a layer; start with a zeroed one. */
typedef struct glean_cursor {
  uint32_t start, end, index; /**< the annotation last returned */
  int started;
} glean_cursor;

/** What an iteration shows. */
typedef enum glean_view {
  GLEAN_VIEW_ALL = 0, /**< all that is not dropped */
  GLEAN_VIEW_RESOLVED /**< no two that overlap: priority, length, order */
} glean_view;

/** The next annotation of a layer in text order (start, longer first, older
 * first), or GLEAN_NONE in *index.  Annotations may be added between calls.
 * @return GLEAN_OK, GLEAN_INVALID (no such layer or view), GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_next(glean_doc *doc, uint32_t layer,
                                      glean_view view, glean_cursor *cursor,
                                      uint32_t *index);

/* ---- Entities ---------------------------------------------------------- */

/** Why a mention is linked to an earlier one of its label.  Examples stand for
 * mentions after "Nemesio Rubén Oseguera Cervantes" and "John A. Smith Jr.". */
typedef enum glean_link_kind {
  GLEAN_LINK_NONE = 0,
  GLEAN_LINK_SAME,       /**< reads the same, folded */
  GLEAN_LINK_FULL,       /**< parts left out, or initials: "J. Smith" */
  GLEAN_LINK_SURNAME,    /**< the last words: "Smith" */
  GLEAN_LINK_SURNAMES,   /**< the first of two surnames: "Oseguera" */
  GLEAN_LINK_NICKNAME,   /**< from quotes inside a name, or "known as" */
  GLEAN_LINK_ACRONYM,    /**< in brackets after the name: (CJNG), (“Pell”) */
  GLEAN_LINK_TITLE,      /**< a surname with an honorific: "Mr. Smith" */
  GLEAN_LINK_POSSESSIVE, /**< reads the same but for 's inside the mention */
  GLEAN_LINK_GIVEN,      /**< the first words: "Nemesio" */
  GLEAN_LINK_KINDS       /**< the number of kinds */
} glean_link_kind;

/** In the kinds of glean_doc_link: find forms that nobody marked, too. */
#define GLEAN_LINK_FIND 0x80000000u

/** The name of a kind: "same", "surname" ...; "" for GLEAN_LINK_NONE. */
GLEAN_API const char *glean_link_name(glean_link_kind kind);

/** Give the mentions of a label (in GLEAN_ENTITIES) that are of one entity one
 * id: that of the first mention, or of the first that has one of its own; own
 * ids are never changed, and two of them never joined.  A form that may stand
 * for several entities is linked to none: wrong links are worse than missing
 * ones.  A name of more than 16 words is not linked.  Links of the label that
 * were there before are forgotten.
 *
 * With GLEAN_LINK_FIND, forms of the marked names that stand elsewhere in the
 * text (repeated names, surnames, nicknames, names that the text itself gives)
 * become mentions of the label, by the rule "link", where they are of one
 * entity; not words that an annotation marks already.
 *
 * @param kinds  bits 1 << glean_link_kind: what to use; GLEAN_LINK_FIND.
 * @return GLEAN_OK, GLEAN_INVALID (an unknown kind or symbol), GLEAN_NOMEM
 *
 * O(n log n) in the mentions. */
GLEAN_API glean_status glean_doc_link(glean_doc *doc, glean_symbol label,
                                      uint32_t kinds, glean_error *err);

/** All mentions with one id. */
typedef struct glean_entity {
  uint32_t first;    /**< its first mention in text order */
  uint32_t name;     /**< the mention that names it best: the longest */
  uint32_t mentions; /**< how many it has; dropped ones do not count */
} glean_entity;

/** How many entities the mentions of a layer make; they are numbered from 0 in
 * the order of their first mentions.
 * @return GLEAN_OK, GLEAN_INVALID (no such layer), GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_entity_count(glean_doc *doc, uint32_t layer,
                                              uint32_t *count);

/** Entity i of a layer, and the entity of a mention (GLEAN_NONE for one that
 * is dropped): i < glean_doc_entity_count, which must have been asked since
 * the last change to the layer. */
GLEAN_API glean_entity glean_doc_entity(const glean_doc *doc, uint32_t layer,
                                        uint32_t i);
GLEAN_API uint32_t glean_doc_entity_of(const glean_doc *doc, uint32_t layer,
                                       uint32_t index);

/** The next mention of the same entity in text order; GLEAN_NONE behind the
 * last.  As for glean_doc_entity. */
GLEAN_API uint32_t glean_doc_entity_next(const glean_doc *doc, uint32_t layer,
                                         uint32_t index);

/* ---- Lists ------------------------------------------------------------- */

/** A list of names (gazetteer).  Reference-counted; immutable when frozen. */
typedef struct glean_list glean_list;

typedef enum glean_overlap {
  GLEAN_OVERLAP_LEFTMOST = 0, /**< leftmost, longest, older */
  GLEAN_OVERLAP_LONGEST,      /**< longest, leftmost, older */
  GLEAN_OVERLAP_ALL
} glean_overlap;

/** How the letters of an entry are compared. */
typedef enum glean_entry_case {
  GLEAN_ENTRY_FOLD = 0, /**< case does not count */
  GLEAN_ENTRY_EXACT,    /**< case counts */
  GLEAN_ENTRY_SMART     /**< counts if all the letters are upper case */
} glean_entry_case;

/** What may stand between the words of an entry: never a blank line. */
typedef enum glean_separators {
  GLEAN_SEPARATORS_SPACE = 0, /**< any white space where the entry has some */
  GLEAN_SEPARATORS_EXACT,     /**< the entry's own, byte for byte */
  GLEAN_SEPARATORS_LOOSE      /**< white space, or a hyphen that touches both
                                   words, where the entry has either */
} glean_separators;

/** Further options of an entry. */
typedef enum glean_entry_flags {
  GLEAN_ENTRY_MARKS = 1,  /**< diacritics count (canonically) */
  GLEAN_ENTRY_PLURAL = 2, /**< regular English plurals are found too */
  GLEAN_ENTRY_DOTS = 4,   /**< "U.S." is found as "US", "US" as "U.S." */
  GLEAN_ENTRY_WHOLE = 8,  /**< not found before a possessive 's */
  GLEAN_ENTRY_FUZZY = 16  /**< one edit in one word of 6 letters or more is
                               allowed, if that word is in no entry */
} glean_entry_flags;

/** An entry's options; all zero is the default. */
typedef struct glean_entry {
  const char *id; /**< copied; NULL for none */
  size_t id_len;
  int32_t priority;
  glean_entry_case letters;
  glean_separators separators;
  unsigned flags;    /**< of glean_entry_flags */
  const char *label; /**< copied; NULL: that of the marking */
  size_t label_len;
} glean_entry;

/** Make an empty list with one reference, owned by the caller. */
GLEAN_API glean_status glean_list_new(glean_list **out, glean_allocator mem,
                                      glean_error *err);

/** Add an entry (text copied).  Entries are numbered from 0.
 * @param entry  may be NULL.
 * @return GLEAN_OK; GLEAN_INVALID (frozen, or no word in the text, or a bad
 *         option); GLEAN_UTF8; GLEAN_LIMIT; GLEAN_NOMEM */
GLEAN_API glean_status glean_list_add(glean_list *list, const char *text,
                                      size_t len, const glean_entry *entry,
                                      glean_error *err);

/** Another spelling (copied) of the entry added last, with its options.
 * @return as glean_list_add; GLEAN_INVALID also where there is no entry */
GLEAN_API glean_status glean_list_alias(glean_list *list, const char *text,
                                        size_t len, glean_error *err);

/** Add every line that is not white space alone as an entry; a line ends at
 * LF or CR LF.  What was added before a bad line stays.
 * @param lines  receives how many lines were read, the bad one included.
 * @param err  err->position is the byte in the bad line. */
GLEAN_API glean_status glean_list_add_lines(glean_list *list, const char *text,
                                            size_t len,
                                            const glean_entry *entry,
                                            size_t *lines, glean_error *err);

/** Build the index.  Further calls do nothing.
 * @return GLEAN_OK, GLEAN_LIMIT (4 GiB of texts), GLEAN_NOMEM */
GLEAN_API glean_status glean_list_freeze(glean_list *list, glean_error *err);

/** Take one more reference. */
GLEAN_API void glean_list_retain(const glean_list *list);
/** Give one reference back; the last one frees.  NULL is allowed. */
GLEAN_API void glean_list_release(const glean_list *list);
/** How many entries there are. */
GLEAN_API size_t glean_list_count(const glean_list *list);
/** Entry i's text as it was given. */
GLEAN_API const char *glean_list_text(const glean_list *list, uint32_t entry,
                                      size_t *len);
/** Entry i's id; NULL where it has none. */
GLEAN_API const char *glean_list_id(const glean_list *list, uint32_t entry,
                                    size_t *len);
/** The label of its own that entry i of a frozen list has; NULL for none. */
GLEAN_API const char *glean_list_entry_label(const glean_list *list,
                                             uint32_t entry, size_t *len);
/** Label i of those that entries have of their own, in the order of their
 * first entries; NULL from the first i on that is none.  Of frozen lists. */
GLEAN_API const char *glean_list_label(const glean_list *list, uint32_t i,
                                       size_t *len);

/** The entries of a frozen list that a whole text spells, in order.  Like
 * snprintf: *count is how many there are, at most 'cap' are written.
 * @return GLEAN_OK, GLEAN_INVALID (not frozen), GLEAN_NOMEM */
GLEAN_API glean_status glean_list_find(const glean_list *list,
                                       const char *text, size_t len,
                                       uint32_t *entries, size_t cap,
                                       size_t *count);

/** What a host keeps with the entries of a list in a file. */
typedef struct glean_list_data {
  /** The data of an entry, good until the next call; NULL for none. */
  const char *(*get)(void *ctx, uint32_t entry, size_t *len);
  void *ctx;
} glean_list_data;

/** Write a frozen list to a file: first under the name with ".part" behind
 * it, then renamed, so that no half of one is ever found under the name.
 * @param data  NULL: the entries' data as it was loaded, if any.
 * @return GLEAN_OK, GLEAN_INVALID (not frozen), GLEAN_FILE, GLEAN_NOMEM */
GLEAN_API glean_status glean_list_save(const glean_list *list,
                                       const char *path,
                                       const glean_list_data *data,
                                       glean_error *err);

/** Open a saved list, mapped into memory: at once, whatever its size.  The
 * header is checked; a file that is wrong behind it gives wrong answers, but
 * no access outside it (see glean_list_check).  The file must not shrink
 * while the list is in use: the system then ends the process (SIGBUS).
 * @return GLEAN_OK; GLEAN_FILE with err->code "file", "format", "truncated",
 *         "byte_order", "version" or "corrupted"; GLEAN_NOMEM */
GLEAN_API glean_status glean_list_load(glean_list **out, glean_allocator mem,
                                       const char *path, glean_error *err);

/** The same for the bytes of a saved list in memory, aligned to 8, borrowed
 * until the last reference is given back. */
GLEAN_API glean_status glean_list_open(glean_list **out, glean_allocator mem,
                                       const void *bytes, size_t len,
                                       glean_error *err);

/** The bytes of a frozen list, as glean_list_open takes them; borrowed from
 * the list.  NULL where it is not frozen. */
GLEAN_API const void *glean_list_bytes(const glean_list *list, size_t *len);

/** Check all of a loaded list, its checksum and every number in it.  Linear.
 * @return GLEAN_OK; GLEAN_FILE with err->code "checksum" or "corrupted";
 *         GLEAN_INVALID (not frozen) */
GLEAN_API glean_status glean_list_check(const glean_list *list,
                                        glean_error *err);

/** What a host keeps with entry i of a loaded list; NULL for nothing. */
GLEAN_API const char *glean_list_get_data(const glean_list *list,
                                          uint32_t entry, size_t *len);

/** How the hits of a list or the matches of a rule become annotations. */
typedef struct glean_marking {
  glean_symbol label; /**< 0 (lists only): no mentions, only the layer */
  glean_symbol rule;  /**< the name of the list or rule */
  int32_t priority;   /**< added to an entry's own */
  glean_overlap overlap;
} glean_marking;

/** Find a frozen list's entries.  Every hit becomes an annotation of 'layer'
 * (GLEAN_NONE: they are not kept) with the entry's id; of the hits that have a
 * label, their own or the marking's, those that the overlap policy leaves
 * become mentions in GLEAN_ENTITIES too, resolved against mentions of that
 * label found before.  A place that several entries spell becomes one mention,
 * of the first.
 * @return GLEAN_OK, GLEAN_INVALID (not frozen, no such layer), GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_match_list(glean_doc *doc,
                                            const glean_list *list,
                                            uint32_t layer,
                                            const glean_marking *marking,
                                            glean_error *err);

/** The same for the layer alone: no mentions are made. */
GLEAN_API glean_status glean_doc_list_layer(glean_doc *doc,
                                            const glean_list *list,
                                            uint32_t layer,
                                            const glean_marking *marking,
                                            glean_error *err);

/* ---- Sets of lists ----------------------------------------------------- */

/** Lists that look at a text together: one look at each token tells where an
 * entry of which of them may start.  Reference-counted. */
typedef struct glean_list_set glean_list_set;

/** Make a set of n frozen lists (retained).
 * @return GLEAN_OK, GLEAN_INVALID (one is not frozen), GLEAN_NOMEM */
GLEAN_API glean_status glean_list_set_new(glean_list_set **out,
                                          glean_allocator mem,
                                          const glean_list *const *lists,
                                          size_t n, glean_error *err);
/** Take one more reference. */
GLEAN_API void glean_list_set_retain(const glean_list_set *set);
/** Give one reference back; the last one frees.  NULL is allowed. */
GLEAN_API void glean_list_set_release(const glean_list_set *set);

/** Look at a document for a set (retained until the document is closed or
 * looked at for another one).  glean_doc_match_list and glean_doc_list_layer
 * find the same as without, and begin only where an entry of the list may
 * start.
 * @return GLEAN_OK, GLEAN_NOMEM: the document is as it was */
GLEAN_API glean_status glean_doc_scan_lists(glean_doc *doc,
                                            const glean_list_set *set,
                                            glean_error *err);

/** At how many tokens of a document an entry of list i (from 0) of the set that
 * it was last looked at for may start; 0: it has no hits.  SIZE_MAX where
 * nothing is known. */
GLEAN_API size_t glean_doc_list_starts(const glean_doc *doc, size_t i);

/* ---- Patterns ---------------------------------------------------------- */

/** A compiled pattern over tokens and annotations.  Reference-counted. */
typedef struct glean_pattern glean_pattern;

/** Where a match may lie. */
typedef enum glean_scope {
  GLEAN_SCOPE_SENTENCE = 0,
  GLEAN_SCOPE_PARAGRAPH,
  GLEAN_SCOPE_DOCUMENT
} glean_scope;

/** How a pattern is read; all zero is the default. */
typedef struct glean_pattern_options {
  glean_scope scope;
  /** Names of attributes that tokens and annotations may have beside the
   * built-in ones, for [name=…] and <LABEL name.part=…>; a glean_host knows
   * their values.  Borrowed for the call; NULL where there are none. */
  const char *const *attributes;
  size_t attribute_count;
} glean_pattern_options;

/** Compile a pattern (copied); docs/patterns.md has the language.
 * @param err  err->position is the byte of the pattern.
 * @return GLEAN_OK, GLEAN_SYNTAX, GLEAN_LIMIT, GLEAN_INVALID (no such scope),
 *         GLEAN_NOMEM */
GLEAN_API glean_status glean_pattern_new(glean_pattern **out,
                                         glean_allocator mem,
                                         const char *pattern, size_t len,
                                         glean_scope scope, glean_error *err);

/** The same with all options; NULL for the default ones. */
GLEAN_API glean_status glean_pattern_new_with(
    glean_pattern **out, glean_allocator mem, const char *pattern, size_t len,
    const glean_pattern_options *options, glean_error *err);

/** Take one more reference. */
GLEAN_API void glean_pattern_retain(const glean_pattern *pattern);
/** Give one reference back; the last one frees.  NULL is allowed. */
GLEAN_API void glean_pattern_release(const glean_pattern *pattern);

/** A name a pattern uses. */
typedef struct glean_pattern_name {
  const char *text; /**< NUL-terminated */
  size_t position;  /**< byte of the pattern where it first stands */
  int list;         /**< captures: its value is always a list */
} glean_pattern_name;

typedef enum glean_name_kind {
  GLEAN_NAME_CAPTURE = 0,
  GLEAN_NAME_LABEL, /**< of <LABEL>; <NAME> is none */
  GLEAN_NAME_LIST,  /**< of @list: a layer of that name with "@" before it */
  GLEAN_NAME_PREDICATE /**< of %name: the host is asked */
} glean_name_kind;

/** The names of a kind that a pattern uses; i < the count. */
GLEAN_API size_t glean_pattern_name_count(const glean_pattern *pattern,
                                          glean_name_kind kind);
GLEAN_API glean_pattern_name glean_pattern_get_name(
    const glean_pattern *pattern, glean_name_kind kind, size_t i);

/* ---- Sets of patterns -------------------------------------------------- */

/** Patterns that look at a text together: one look at each token tells which
 * of them can match at all, and in which sentences, so that a pattern whose
 * words do not stand there costs next to nothing.  Reference-counted. */
typedef struct glean_pattern_set glean_pattern_set;

/** Make a set of n patterns (retained); they are numbered from 0.
 * @return GLEAN_OK, GLEAN_NOMEM */
GLEAN_API glean_status glean_pattern_set_new(
    glean_pattern_set **out, glean_allocator mem,
    const glean_pattern *const *patterns, size_t n, glean_error *err);

/** Take one more reference. */
GLEAN_API void glean_pattern_set_retain(const glean_pattern_set *set);
/** Give one reference back; the last one frees.  NULL is allowed. */
GLEAN_API void glean_pattern_set_release(const glean_pattern_set *set);

/** Where the words that the patterns of a set need stand in a document. */
typedef struct glean_places glean_places;

/** Look at a document for a set (retained).  Tokens never change, so one look
 * is good for as long as the document is open.  The result is the caller's;
 * its memory comes from the document's allocator.
 * @return GLEAN_OK, GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_scan(glean_doc *doc,
                                      const glean_pattern_set *set,
                                      glean_places **out, glean_error *err);
/** Free what glean_doc_scan gave; NULL is allowed. */
GLEAN_API void glean_places_free(glean_places *places);

/** The first pattern of the set, from number i on, that may match in the
 * document as it is annotated now; SIZE_MAX: none may.  Those left out cannot.
 */
GLEAN_API size_t glean_places_next(const glean_places *places,
                                   const glean_doc *doc, size_t i);

/* ---- What a pattern asks its host --------------------------------------- */

/** A token or an annotation. */
typedef struct glean_subject {
  glean_span span;
  uint32_t token;        /**< its index; GLEAN_NONE for an annotation */
  uint32_t layer, index; /**< of an annotation; GLEAN_NONE for a token */
} glean_subject;

typedef enum glean_value_type {
  GLEAN_VALUE_NONE = 0,
  GLEAN_VALUE_BOOLEAN,
  GLEAN_VALUE_NUMBER,
  GLEAN_VALUE_STRING
} glean_value_type;

/** The value of an attribute. */
typedef struct glean_value {
  glean_value_type type;
  int boolean;
  double number;
  const char *text; /**< good until the next question */
  size_t len;
} glean_value;

/** Answers what the core does not know.  Each question is put at most once
 * for a token or annotation and run of a pattern, and only where what stands
 * before it in the pattern fits.  The functions must not jump out (longjmp),
 * nor close the document.  Those that are NULL know nothing. */
typedef struct glean_host {
  /** Does the predicate %name hold?  1 yes, 0 no, -1 the run is to end. */
  int (*predicate)(void *ctx, const char *name, const glean_subject *subject);
  /** The value of a declared attribute: 'path' is a name, or names with dots
   * between them.  *value is GLEAN_VALUE_NONE before.  0 well, -1 to end. */
  int (*attribute)(void *ctx, const char *path, const glean_subject *subject,
                   glean_value *value);
  void *ctx; /**< handed to both */
} glean_host;

/* ---- Regular expressions ----------------------------------------------- */

/** A compiled PCRE2 pattern.  Reference-counted. */
typedef struct glean_regex glean_regex;

typedef enum glean_regex_flags {
  GLEAN_REGEX_CASELESS = 1,
  GLEAN_REGEX_MULTILINE = 2,
  GLEAN_REGEX_DOTALL = 4,
  GLEAN_REGEX_EXTENDED = 8,
  GLEAN_REGEX_ASCII = 16,    /**< \w \d \s and case are of ASCII alone */
  GLEAN_REGEX_INTERPRET = 32 /**< run by PCRE2's interpreter, not its JIT */
} glean_regex_flags;

/** Compile a regular expression (copied).
 * @param scope  a match lies in one such unit, and ^ $ are its edges.
 * @return GLEAN_OK, GLEAN_SYNTAX with PCRE2's message, GLEAN_NOMEM */
GLEAN_API glean_status glean_regex_new(glean_regex **out, glean_allocator mem,
                                       const char *pattern, size_t len,
                                       unsigned flags, glean_scope scope,
                                       glean_error *err);

typedef struct glean_regex_options {
  unsigned flags; /**< glean_regex_flags */
  glean_scope scope;
  /** Not 0: in one document, by its clock, the expression may take 'seconds'
   * at most.  What it finds then depends on the machine: a last resort.  The
   * limits that always hold are counts. */
  int has_seconds;
  double seconds; /**< >= 0 */
} glean_regex_options;

/** The same with options (NULL: none).
 * @return also GLEAN_INVALID for unknown or impossible options */
GLEAN_API glean_status glean_regex_new_with(glean_regex **out,
                                            glean_allocator mem,
                                            const char *pattern, size_t len,
                                            const glean_regex_options *options,
                                            glean_error *err);

/** Take one more reference. */
GLEAN_API void glean_regex_retain(const glean_regex *regex);
/** Give one reference back; the last one frees.  NULL is allowed. */
GLEAN_API void glean_regex_release(const glean_regex *regex);
/** The named groups, as captures. */
GLEAN_API size_t glean_regex_name_count(const glean_regex *regex);
GLEAN_API const char *glean_regex_name(const glean_regex *regex, size_t i);

/** Does it run over every text?  0 where its matches must contain something
 * that is looked for first, so that it costs next to nothing elsewhere. */
GLEAN_API int glean_regex_always_runs(const glean_regex *regex);

/** Regular expressions that are looked for together.  Reference-counted. */
typedef struct glean_regex_set glean_regex_set;

/** Make a set of n expressions (retained) with one reference, owned by the
 * caller.
 * @return GLEAN_OK, GLEAN_LIMIT (more than GLEAN_MAX_REGEX_SET), GLEAN_NOMEM */
GLEAN_API glean_status glean_regex_set_new(glean_regex_set **out,
                                           glean_allocator mem,
                                           const glean_regex *const *regexes,
                                           size_t n, glean_error *err);

/** Take one more reference. */
GLEAN_API void glean_regex_set_retain(const glean_regex_set *set);
/** Give one reference back; the last one frees.  NULL is allowed. */
GLEAN_API void glean_regex_set_release(const glean_regex_set *set);

/** Find all matches of a set in one pass and keep them with the document, for
 * glean_doc_match_regex to take from; what an earlier call kept is freed.
 * What is found is what each expression finds alone.  One that meets a limit
 * does no harm to others: its own call says so.
 * @return GLEAN_OK, GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_find_regexes(glean_doc *doc,
                                              const glean_regex_set *set,
                                              glean_error *err);

/* ---- Matches ----------------------------------------------------------- */

/** The candidates of one pattern or regular expression in one document, from
 * which winners are drawn one by one.  Belongs to the document. */
typedef struct glean_matches glean_matches;

/** A capture of a match.  Captures come in text order of their ends. */
typedef struct glean_capture {
  uint32_t name;   /**< index among the pattern's capture names */
  uint32_t start, end; /**< bytes, half-open */
  uint32_t layer;  /**< with 'index': the one annotation it is; */
  uint32_t index;  /**<   GLEAN_NONE for both where it is not one */
} glean_capture;

typedef struct glean_match {
  glean_span span;
  const glean_capture *captures; /**< good until the next call */
  size_t capture_count;
  size_t part; /**< of joined matches: which of them it is of; else 0 */
} glean_match;

/** Find every candidate.  marking->label may be 0: then the candidates only
 * compete among themselves.
 * @return GLEAN_OK; GLEAN_NOMEM; GLEAN_MATCHING where a regular expression
 *         met a limit: err->position is a byte of the text;
 *         GLEAN_LIMIT where a pattern needs more memory than it may have */
GLEAN_API glean_status glean_doc_match(glean_doc *doc,
                                       const glean_pattern *pattern,
                                       const glean_marking *marking,
                                       glean_matches **out, glean_error *err);

/** The same with a host to ask (NULL for none; used during the call alone).
 * @return also GLEAN_MATCHING with code "host" where it ended the run, and
 *         "regex_limit": err->position is a byte of the text */
GLEAN_API glean_status glean_doc_match_with(glean_doc *doc,
                                            const glean_pattern *pattern,
                                            const glean_marking *marking,
                                            const glean_host *host,
                                            glean_matches **out,
                                            glean_error *err);

/** The same for pattern i of a set, of whose places in this document use is
 * made: the matches are the same.
 * @return also GLEAN_INVALID where the set has no pattern i, or the places are
 *         another document's */
GLEAN_API glean_status glean_doc_match_places(
    glean_doc *doc, const glean_places *places, size_t i,
    const glean_marking *marking, const glean_host *host, glean_matches **out,
    glean_error *err);

/** The same for a regular expression. */
GLEAN_API glean_status glean_doc_match_regex(glean_doc *doc,
                                             const glean_regex *regex,
                                             const glean_marking *marking,
                                             glean_matches **out,
                                             glean_error *err);

/** Let the candidates of several rules compete: they are drawn from the result
 * as if they were of one rule, each with the priority of its own marking, of
 * equals those of earlier parts first.  Before anything is drawn from a part.
 * @param parts  n of this document, with the same label and policy: they
 *        become the result's, and are freed with it
 * @return GLEAN_OK; GLEAN_INVALID (no parts, parts that do not fit or were
 *         drawn from), GLEAN_LIMIT (over 2^30 candidates), GLEAN_NOMEM: the
 *         parts are then as they were */
GLEAN_API glean_status glean_matches_join(glean_doc *doc,
                                          glean_matches *const *parts,
                                          size_t n, glean_matches **out,
                                          glean_error *err);

/** How many candidates there are, before any wins. */
GLEAN_API size_t glean_matches_count(const glean_matches *matches);

/** The next candidate that would win; the best first.  *found is 0 at the
 * end.  The first call ranks them, among themselves and the mentions of their
 * label that stand at that time.  What is not taken before the next call is
 * dropped and hides nothing.
 * @return GLEAN_OK, GLEAN_NOMEM */
GLEAN_API glean_status glean_matches_next(glean_matches *matches,
                                          glean_match *match, int *found);

/** Take the candidate last returned: what overlaps it is out.  Mentions of
 * the label that it beats are dropped when the matches are freed.  Annotates
 * nothing. */
GLEAN_API void glean_matches_take(glean_matches *matches);
/** Free the matches; NULL is allowed.  Closing the document does it too. */
GLEAN_API void glean_matches_free(glean_matches *matches);

/* ---- Explaining -------------------------------------------------------- */

/** Why the try of a pattern that came farthest went no farther. */
typedef enum glean_reason {
  GLEAN_REASON_NONE = 0, /**< nothing failed */
  GLEAN_REASON_TOKEN,    /**< the token there does not fit */
  GLEAN_REASON_LABEL,    /**< no such annotation or entry starts there */
  GLEAN_REASON_ANCHOR,   /**< no sentence starts (ends) there */
  GLEAN_REASON_LOOK,     /**< look-around refuses the place */
  GLEAN_REASON_BLANK,    /**< a blank line stands before the token */
  GLEAN_REASON_END       /**< the sentence (paragraph, document) ends there */
} glean_reason;

/** The try that came farthest: the one with most steps that are no gap's. */
typedef struct glean_explanation {
  glean_reason reason;
  glean_span partial; /**< what it matched; empty: nothing */
  size_t element_start, element_end; /**< bytes of the pattern: what failed */
  glean_span stood;   /**< the token there; empty at the end of the scope */
  glean_span nearest; /**< the nearest token or annotation that the element
                           fits; empty: none, or the element is no step */
  int nearest_inside; /**< is that in the same scope? */
} glean_explanation;

/** Explain why a pattern does not match.
 * @param position  a byte: tries that start at the token there alone;
 *                  SIZE_MAX: any try
 * @param host  as for glean_doc_match_with
 * @return as glean_doc_match_with; out->reason is GLEAN_REASON_NONE where a
 *         try succeeds, or there is no token to start at */
GLEAN_API glean_status glean_doc_explain(glean_doc *doc,
                                         const glean_pattern *pattern,
                                         size_t position,
                                         const glean_host *host,
                                         glean_explanation *out,
                                         glean_error *err);

/** How far a regular expression that does not match comes.
 * @param position  a byte: attempts that start there alone; SIZE_MAX: any
 * @param out  the bytes that the attempt that came farthest read before it was
 *        clear that it fails, 512 at most; the first of equal ones; empty:
 *        none got past its start.  Bytes that only look-behind reads do not
 *        count.
 * @return GLEAN_OK, GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_explain_regex(glean_doc *doc,
                                               const glean_regex *regex,
                                               size_t position,
                                               glean_span *out,
                                               glean_error *err);

/* ---- JSON -------------------------------------------------------------- */

/** Append a JSON string in quotes; ill-formed parts become U+FFFD.
 * @return GLEAN_OK, GLEAN_NOMEM (the buffer is then unchanged) */
GLEAN_API glean_status glean_json_string(glean_buffer *buffer,
                                         const char *text, size_t len);
/** Append a number in the shortest form that reads back the same; integral
 * ones without a fraction; NaN and infinities as null. */
GLEAN_API glean_status glean_json_number(glean_buffer *buffer, double number);
GLEAN_API glean_status glean_json_integer(glean_buffer *buffer,
                                          int64_t number);
/** Append bytes as they are. */
GLEAN_API glean_status glean_json_raw(glean_buffer *buffer, const char *text,
                                      size_t len);

/** What a document does not know of itself.  All zero is the default. */
typedef struct glean_json_options {
  const char *name; /**< NULL: no "name" */
  size_t name_len;
  const char *lang; /**< NULL: no "lang" */
  size_t lang_len;
  int with_text;
  const char *meta; /**< JSON, written as it is; NULL: no "meta" */
  size_t meta_len;
  /** The value of a mention as JSON, and its further members, such as
   * `"a":1,"b":"x"`; NULL for none.  Must not fail.  May be NULL. */
  const char *(*value)(void *ctx, uint32_t index, size_t *len);
  const char *(*members)(void *ctx, uint32_t index, size_t *len);
  void *ctx; /**< handed to both */
  const char *more; /**< members to write before "meta", such as `"a":1`;
                         NULL for none */
  size_t more_len;
} glean_json_options;

/** Append a document as one JSON object on one line, without line end:
 * name lang text sentences entities meta, offsets as everywhere in bytes.
 * @param options  may be NULL. @return GLEAN_OK, GLEAN_NOMEM */
GLEAN_API glean_status glean_doc_json(glean_doc *doc, glean_buffer *buffer,
                                      const glean_json_options *options);

#ifdef __cplusplus
}
#endif
#endif
