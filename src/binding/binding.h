/* binding.h: what the files of the binding share.
 *
 * The binding checks, converts and calls; it holds no logic of its own.  It
 * converts offsets in one place: C has [start, end) from 0, Lua first..last
 * from 1. */
#ifndef GLEAN_BINDING_H
#define GLEAN_BINDING_H

#include "glean.h"
#include "lua54.h"

#define BINDING_DOC "glean.document"
#define BINDING_SPAN "glean.span"
#define BINDING_LIST "glean.list"
#define BINDING_LIST_SET "glean.list_set"
#define BINDING_LANG "glean.lang"
#define BINDING_PATTERN "glean.pattern"
#define BINDING_REGEX "glean.regex"
#define BINDING_SANDBOX "glean.sandbox"
#define BINDING_REGEX_SET "glean.regex_set"
#define BINDING_PATTERN_SET "glean.pattern_set"
#define BINDING_PLACES "glean.places"
#define BINDING_MATCHES "glean.matches"
#define BINDING_BUFFER "glean.buffer"
#define BINDING_NORMALIZER "glean.normalizer"
#define BINDING_EDITS "glean.edits"
#define BINDING_ERROR "glean.error"

/* ---- Objects of C that belong to the state ---- */

/* The handle of one; userdata hold a pointer to it, NULL once it is gone. */
typedef struct binding_owned binding_owned;
struct binding_owned {
  binding_owned *next, **link;
  void (*release)(void *object);
  void *object; /* NULL until it is made */
};

/* A new handle, in the state's list; raises where there is no memory. */
binding_owned *binding_own(lua_State *L, void (*release)(void *object));

/* Release the object, if there is one, and clear the handle.  Never
 * allocates. */
void binding_release(lua_State *L, binding_owned **handle);

/* ---- Documents ---- */

/* A document's userdata.  'owned' is NULL before it is open and once it is
 * closed. */
typedef struct binding_doc {
  binding_owned *owned;
  int holds; /* pipelines at work on it: it cannot be closed */
} binding_doc;

/* User values of a document. */
enum {
  DOC_TEXT = 1,   /* the string: the core borrows its bytes */
  DOC_FIELDS,     /* table: name, lang, date, meta ... */
  DOC_ATTRIBUTES, /* table: attribute -> table: span key -> its value */
  DOC_LISTS,      /* table: rule name -> the list that it found entries of */
  DOC_VALUES = DOC_LISTS
};

/* The document, or NULL where it is closed. */
static inline glean_doc *binding_doc_of(const binding_doc *h) {
  return h != NULL && h->owned != NULL ? h->owned->object : NULL;
}

/* The open document at 'arg'; raises where it is closed or no document. */
glean_doc *binding_check_doc(lua_State *L, int arg);

/* The same with its tokens and paragraphs made, which may raise for lack of
 * memory. */
glean_doc *binding_check_tokens(lua_State *L, int arg);

/* ---- Spans ---- */

typedef enum binding_kind {
  SPAN_FREE,
  SPAN_TOKEN,
  SPAN_SENTENCE,
  SPAN_PARAGRAPH,
  SPAN_ANNOTATION
} binding_kind;

typedef struct binding_span {
  binding_kind kind;
  uint32_t layer, index; /* index: of the token, sentence, ... */
  uint32_t start, end;   /* bytes, half-open */
} binding_span;

enum { SPAN_DOC = 1, SPAN_OWN, SPAN_VALUES = SPAN_OWN };

/* A number for a span of its document: what the attributes of all but free
 * spans are kept under. */
lua_Integer binding_span_key(const binding_span *s);

/* [name, value] -> []: set an attribute in the columns (DOC_ATTRIBUTES) at an
 * absolute index. */
void binding_put_attribute(lua_State *L, int columns, lua_Integer key);

/* [..., key, value]: raise where a span has no such attribute.  For C functions
 * that have the upvalues of binding_push_upvalues before any of their own. */
#define BINDING_UPVALUES 4
void binding_check_attribute(lua_State *L);
void binding_push_upvalues(lua_State *L, int core);

/* Push a span of the document at 'doc' (an absolute index). */
void binding_push_span(lua_State *L, int doc, binding_span span);

/* Push the name of the entity that a mention is of: the first text of its list
 * entry, or the mention that names it best. */
int binding_push_name(lua_State *L, glean_doc *doc, uint32_t layer,
                      uint32_t index);

/* ---- What patterns ask ---- */

/* Answers the questions of a pattern from Lua: predicates of the pipeline
 * that made the document, attributes of spans.  Calls are protected, so no
 * error jumps over the core; the document cannot be closed meanwhile. */
typedef struct binding_host {
  glean_host host;
  lua_State *L;
  binding_doc *doc;
  int base;         /* stack: document, predicates, the last value, error */
  int status;       /* of the call that failed, LUA_OK if none did */
  const char *name; /* of the predicate or attribute asked last */
} binding_host;

/* Make a host for the document at 'doc'; pushes four values, which stay until
 * binding_close_host. */
void binding_open_host(lua_State *L, binding_host *h, int doc);
/* Let the document go.  Where the host ended the run, the failure is in *err
 * (the caller's); binding_host_fail pushes nil and its error table. */
void binding_close_host(binding_host *h);
int binding_host_fail(binding_host *h, const glean_error *err);

/* ---- Errors ---- */

/* Push nil and an error table {code, message, offset}; offsets are 1-based
 * there.  Running out of memory is raised instead.  Returns 2. */
int binding_fail(lua_State *L, glean_status status, const glean_error *err);

/* Raise for what has no better answer: no memory, or wrong arguments. */
void binding_check(lua_State *L, glean_status status, const glean_error *err);

/* Raise misuse at the line of the script that called, not of the Lua layer's,
 * unless 'ok'. */
void binding_require(lua_State *L, int ok, const char *message);

/* Raise misuse so: a format with one %s. */
int binding_misuse(lua_State *L, const char *format, const char *detail);

/* The 0-based offset of the 1-based byte at 'arg'; SIZE_MAX for nil. */
size_t binding_check_position(lua_State *L, int arg, const glean_doc *doc);

/* ---- Other things ---- */

/* The state's own allocator, so that a host's memory cap covers documents. */
glean_allocator binding_memory(lua_State *L);

/* A buffer that the collector frees if an error comes between; its handle, a
 * binding_owned *, is left on the stack. */
glean_buffer *binding_buffer(lua_State *L);

/* 1-based first..last at two arguments to a half-open span; raises where they
 * are no span of a text of 'len' bytes. */
glean_span binding_check_span(lua_State *L, int first, int last, size_t len);
glean_span binding_span_of(lua_State *L, lua_Integer first, lua_Integer last,
                           size_t len);
/* Push first and last.  Returns 2. */
int binding_push_bounds(lua_State *L, uint32_t start, uint32_t end);

/* Keep the match last drawn from the matches at 'arg'. */
void binding_take(lua_State *L, int arg);

const glean_list *binding_check_list(lua_State *L, int arg);
/* The lists that a pattern names must be layers of the document at 1: those
 * that are not are asked of the Lua layer (core.need_list). */
void binding_need_lists(lua_State *L, const glean_pattern *pattern);
const glean_lang *binding_opt_lang(lua_State *L, int arg);
const glean_pattern *binding_check_pattern(lua_State *L, int arg);
const glean_regex *binding_check_regex(lua_State *L, int arg);
const glean_places *binding_check_places(lua_State *L, int arg);

/* The options mode, newline, quotations, lists at four arguments. */
glean_sentence_options binding_sentence_options(lua_State *L, int arg);

/* Classes that are asked for with every match have their metatables under these
 * addresses too: that takes half the time of a name. */
extern const char binding_quick[3];
#define BINDING_QUICK_DOC (&binding_quick[0])
#define BINDING_QUICK_SPAN (&binding_quick[1])
#define BINDING_QUICK_MATCHES (&binding_quick[2])

/* As luaL_testudata and luaL_setmetatable; arg: not from the top. */
void *binding_test(lua_State *L, int arg, const char *quick);
void binding_set_class(lua_State *L, const char *quick);

/* Make a metatable with methods in __index and push it; the methods are left
 * in the table core.methods, for the Lua layer to add to.  'quick' is NULL for
 * most.
 *
 * A finalizer (__gc) must not allocate, or a collection in a full memory
 * loses the object for good: so it takes lua_touserdata for what it is, where
 * luaL_checkudata would make a string.  Scripts cannot reach it, for the
 * metatable is locked. */
void binding_class(lua_State *L, const char *name, const char *quick,
                   const luaL_Reg *methods, const luaL_Reg *metamethods);

void binding_open_owned(lua_State *L);
void binding_open_document(lua_State *L);
void binding_open_span(lua_State *L);
void binding_open_list(lua_State *L);
void binding_open_pattern(lua_State *L);
void binding_open_filter(lua_State *L);
void binding_open_matches(lua_State *L);
void binding_open_keep(lua_State *L);
void binding_open_regex(lua_State *L);
void binding_open_sandbox(lua_State *L);
void binding_open_json(lua_State *L);
void binding_open_normalize(lua_State *L);
void binding_open_segments(lua_State *L);
void binding_open_entity(lua_State *L);
void binding_open_sentences(lua_State *L);

#endif
