/* factor.c: the algebra of factors.
 *
 * Prefixes, suffixes and inner factors of a concatenation follow from those of
 * its parts; where both parts are short and finite, their cross product is
 * kept ("Mr.? " is "Mr " or "Mr. "), so that factors grow long and rare.  A
 * list that would grow too long keeps what it has, which is less but true. */
#include "factor.h"

#include <string.h>

#define COPIES 8u        /* of x in x{n} that are looked at */
#define CROSS 64u        /* most items of a cross product */
#define NEVER 1e9        /* the cost of knowing nothing */
#define BOUNDARY_SHARE 0.4 /* of places that are word boundaries, about */

/* ---- Lengths ---- */

static uint32_t add(uint32_t a, uint32_t b) {
  return a >= LITERAL_FAR - b ? LITERAL_FAR : a + b;
}

static uint32_t times(uint32_t a, uint32_t n) {
  if (a == 0 || n == 0) return 0;
  return a > (LITERAL_FAR - 1) / n ? LITERAL_FAR : a * n;
}

static uint32_t less(uint32_t a, size_t b) {
  if (a == LITERAL_FAR) return a;
  return a > b ? a - (uint32_t)b : 0;
}

/* ---- Lists ---- */

static const literal_factor empty_whole = {{0}, 0, 1, 0, 0};
static const literal_factor empty_part = {{0}, 0, 0, 0, 0};

/* Copies no more than there is: lists are long. */
static void copy_list(factor_list *to, const factor_list *from) {
  memcpy(to->items, from->items, from->len * sizeof *from->items);
  to->len = from->len;
}

static void set_one(factor_list *list, literal_factor item) {
  list->items[0] = item;
  list->len = 1;
}

static int same(const literal_factor *a, const literal_factor *b) {
  return a->len == b->len && a->whole == b->whole && a->before == b->before &&
         a->after == b->after &&
         memcmp(a->sets, b->sets, a->len * sizeof *a->sets) == 0;
}

/* 0 where there is no room. */
static int add_item(factor_list *list, const literal_factor *item) {
  for (size_t i = 0; i < list->len; i++)
    if (same(&list->items[i], item)) return 1;
  if (list->len == LITERAL_FACTORS) return 0;
  list->items[list->len++] = *item;
  return 1;
}

static void cut_off(factor_list *list) {
  for (size_t i = 0; i < list->len; i++) list->items[i].whole = 0;
}

/* The last 'n' positions. */
static void keep_last(literal_factor *f, size_t n) {
  if (f->len <= n) return;
  memmove(f->sets, f->sets + (f->len - n), n * sizeof *f->sets);
  f->len = (uint8_t)n;
  f->whole = f->before = 0;
}

static void keep_first(literal_factor *f, size_t n) {
  if (f->len <= n) return;
  f->len = (uint8_t)n;
  f->whole = f->after = 0;
}

/* a then b, of LITERAL_BYTES at most: where that is too long, the last
 * 'from_a' of a at least.  *kept is how much of a is in it. */
static literal_factor join(literal_factor a, literal_factor b, size_t from_a,
                           size_t *kept) {
  *kept = a.len;
  if (a.len == 0) {
    b.before |= (uint8_t)(a.before | a.after);
    if (b.len == 0) b.after |= a.after;
    b.whole &= a.whole;
    return b;
  }
  if (a.len + b.len > LITERAL_BYTES) {
    size_t room = LITERAL_BYTES - (size_t)b.len;
    keep_last(&a, from_a > room ? from_a : room);
    keep_first(&b, LITERAL_BYTES - (size_t)a.len);
  }
  *kept = a.len;
  memcpy(a.sets + a.len, b.sets, b.len * sizeof *b.sets);
  a.after = b.len > 0 ? b.after : (uint8_t)(a.after | b.before | b.after);
  a.len = (uint8_t)(a.len + b.len);
  a.whole &= b.whole;
  return a;
}

/* ---- Costs ---- */

static double cost_of(const factor_pool *pool, const factor_list *list) {
  double sum = 0;
  for (size_t i = 0; i < list->len; i++) {
    const literal_factor *f = &list->items[i];
    double chance = 1;
    if (f->len == 0) return NEVER;
    for (size_t k = 0; k < f->len; k++)
      chance *= pool->out->sets[f->sets[k]].share;
    if (f->before) chance *= BOUNDARY_SHARE;
    if (f->after) chance *= BOUNDARY_SHARE;
    sum += chance;
  }
  return list->len == 0 ? NEVER : sum;
}

/* Take a list as the best where it is better. */
static void offer(const factor_pool *pool, factor_part *part,
                  const factor_list *list, uint32_t min, uint32_t max) {
  double cost = cost_of(pool, list);
  if (max == LITERAL_FAR) cost *= 2; /* the search starts far back */
  if (cost >= part->cost) return;
  copy_list(&part->best, list);
  part->cost = cost;
  part->best_min = min;
  part->best_max = max;
}

/* A list that lies 'before' bytes behind the start, and ends there. */
static void offer_ending(const factor_pool *pool, factor_part *part,
                         const factor_list *list, uint32_t min, uint32_t max) {
  uint32_t low = LITERAL_FAR, high = 0;
  for (size_t i = 0; i < list->len; i++) {
    uint32_t a = less(min, list->items[i].len);
    uint32_t b = less(max, list->items[i].len);
    if (a < low) low = a;
    if (b > high) high = b;
  }
  offer(pool, part, list, low, high);
}

void factor_settle(factor_pool *pool, factor_part *part) {
  offer(pool, part, &part->prefixes, 0, 0);
  offer_ending(pool, part, &part->suffixes, part->min, part->max);
}

/* ---- The pool ---- */

factor_part *factor_new(factor_pool *pool) {
  factor_part *part = pool->free;
  if (part != NULL)
    pool->free = part->next;
  else
    part = mem_resize(pool->mem, NULL, 0, sizeof *part);
  if (part == NULL) return NULL;
  part->best.len = 0;
  part->cost = NEVER;
  part->min = part->max = part->best_min = part->best_max = 0;
  set_one(&part->prefixes, empty_whole);
  set_one(&part->suffixes, empty_whole);
  return part;
}

void factor_release(factor_pool *pool, factor_part *part) {
  if (part == NULL) return;
  part->next = pool->free;
  pool->free = part;
}

void factor_pool_free(factor_pool *pool) {
  while (pool->free != NULL) {
    factor_part *part = pool->free;
    pool->free = part->next;
    mem_free(pool->mem, part, sizeof *part);
  }
}

/* ---- Single things ---- */

static literal_factor one(uint16_t set, uint8_t whole) {
  literal_factor f = {{0}, 1, 0, 0, 0};
  f.sets[0] = set;
  f.whole = whole;
  return f;
}

void factor_set_byte(factor_pool *pool, factor_part *part, uint16_t set) {
  set_one(&part->prefixes, one(set, 1));
  set_one(&part->suffixes, one(set, 1));
  part->min = part->max = 1;
  offer(pool, part, &part->prefixes, 0, 0);
}

void factor_set_wide(factor_pool *pool, factor_part *part, uint16_t first,
                     uint16_t last) {
  set_one(&part->prefixes, one(first, 0));
  set_one(&part->suffixes, one(last, 0));
  part->min = 1;
  part->max = 4;
  offer(pool, part, &part->prefixes, 0, 0);
}

void factor_set_boundary(factor_part *part) {
  part->prefixes.items[0].before = part->prefixes.items[0].after = 1;
  part->suffixes.items[0].before = part->suffixes.items[0].after = 1;
}

void factor_set_unknown(factor_part *part, uint32_t min, uint32_t max) {
  set_one(&part->prefixes, empty_part);
  set_one(&part->suffixes, empty_part);
  part->min = min;
  part->max = max;
}

/* ---- Concatenation ---- */

/* The prefixes of a then b: those of a; where they are all of a, with those
 * of b behind them. */
static void extend_prefixes(factor_list *a, const factor_list *b) {
  factor_list out;
  size_t whole = 0, kept;
  out.len = 0;
  for (size_t i = 0; i < a->len; i++) whole += a->items[i].whole;
  if (whole * b->len + a->len - whole > CROSS && b->len > 1) {
    cut_off(a);
    return;
  }
  for (size_t i = 0; i < a->len; i++) {
    size_t n = a->items[i].whole ? b->len : 1;
    for (size_t k = 0; k < n; k++) {
      literal_factor f = a->items[i];
      if (f.whole) f = join(f, b->items[k], LITERAL_BYTES, &kept);
      if (!add_item(&out, &f)) {
        cut_off(a);
        return;
      }
    }
  }
  copy_list(a, &out);
}

/* The suffixes of a then b, into a. */
static void extend_suffixes(factor_list *a, const factor_list *b) {
  factor_list out;
  size_t whole = 0, kept;
  out.len = 0;
  for (size_t i = 0; i < b->len; i++) whole += b->items[i].whole;
  int fits = whole * a->len + b->len - whole <= CROSS || a->len == 1;
  for (size_t i = 0; fits && i < b->len; i++) {
    size_t n = b->items[i].whole ? a->len : 1;
    for (size_t k = 0; fits && k < n; k++) {
      literal_factor f = b->items[i];
      if (f.whole) f = join(a->items[k], f, 0, &kept);
      fits = add_item(&out, &f);
    }
  }
  if (!fits) {
    copy_list(&out, b);
    cut_off(&out);
  }
  copy_list(a, &out);
}

/* Where a factor that takes the last 'kept' positions of a's suffix starts. */
static void widen(uint32_t *low, uint32_t *high, const factor_part *a,
                  const literal_factor *suffix, size_t kept) {
  uint32_t shortest = less(a->min, kept), longest = less(a->max, kept);
  if (suffix->whole) shortest = longest = less(suffix->len, kept);
  if (shortest < *low) *low = shortest;
  if (longest > *high) *high = longest;
}

/* What lies across the border of a and b. */
static void offer_border(const factor_pool *pool, factor_part *a,
                         const factor_part *b) {
  factor_list list;
  const factor_list *left = &a->suffixes, *right = &b->prefixes;
  uint32_t low = LITERAL_FAR, high = 0;
  list.len = 0;
  if (left->len * right->len > CROSS && left->len > 1 && right->len > 1)
    return;
  for (size_t i = 0; i < left->len; i++) {
    for (size_t k = 0; k < right->len; k++) {
      size_t kept;
      literal_factor f =
          join(left->items[i], right->items[k], LITERAL_BYTES / 2, &kept);
      if (f.len == 0 || !add_item(&list, &f)) return;
      widen(&low, &high, a, &left->items[i], kept);
    }
  }
  offer(pool, a, &list, low, high);
}

void factor_concat(factor_pool *pool, factor_part *a, const factor_part *b) {
  double cost = b->cost;
  uint32_t min = add(a->min, b->best_min), max = add(a->max, b->best_max);
  offer_border(pool, a, b);
  if (cost < NEVER && max == LITERAL_FAR && b->best_max != LITERAL_FAR)
    cost *= 2;
  if (cost < a->cost) {
    copy_list(&a->best, &b->best);
    a->cost = cost;
    a->best_min = min;
    a->best_max = max;
  }
  extend_prefixes(&a->prefixes, &b->prefixes);
  extend_suffixes(&a->suffixes, &b->suffixes);
  a->min = add(a->min, b->min);
  a->max = add(a->max, b->max);
}

/* ---- Alternatives ---- */

/* The union of two sets of a table; 0 where there is no room for it. */
static int unite_sets(factor_pool *pool, uint16_t *a, uint16_t b) {
  literal *out = pool->out;
  literal_set both = out->sets[*a];
  for (int i = 0; i < 4; i++) both.bits[i] |= out->sets[b].bits[i];
  return literal_intern(&out->sets, &out->set_len, &out->set_cap, pool->mem,
                        &both, a) == GLEAN_OK;
}

/* Into a full list: the item becomes a part of one of its length, which says
 * less but is true.  0 where there is none. */
static int merge_item(factor_pool *pool, factor_list *list,
                      const literal_factor *item) {
  for (size_t i = 0; i < list->len; i++) {
    literal_factor *to = &list->items[i];
    if (to->len != item->len || item->len == 0) continue;
    to->whole &= item->whole;
    to->before &= item->before;
    to->after &= item->after;
    for (size_t k = 0; k < item->len; k++)
      if (!unite_sets(pool, &to->sets[k], item->sets[k])) return 0;
    return 1;
  }
  return 0;
}

static int unite(factor_pool *pool, factor_list *a, const factor_list *b) {
  for (size_t i = 0; i < b->len; i++)
    if (!add_item(a, &b->items[i]) && !merge_item(pool, a, &b->items[i]))
      return 0;
  return 1;
}

/* Both are settled. */
void factor_alternate(factor_pool *pool, factor_part *a,
                      const factor_part *b) {
  if (!unite(pool, &a->prefixes, &b->prefixes))
    set_one(&a->prefixes, empty_part);
  if (!unite(pool, &a->suffixes, &b->suffixes))
    set_one(&a->suffixes, empty_part);
  int full = a->best.len + b->best.len > LITERAL_FACTORS;
  a->cost += b->cost;
  if (a->cost >= NEVER || !unite(pool, &a->best, &b->best))
    a->cost = NEVER;
  else if (full)
    a->cost = cost_of(pool, &a->best);
  if (b->best_min < a->best_min) a->best_min = b->best_min;
  if (b->best_max > a->best_max) a->best_max = b->best_max;
  if (b->min < a->min) a->min = b->min;
  if (b->max > a->max) a->max = b->max;
}

/* ---- Repetition ---- */

static void make_optional(factor_part *a, uint32_t max) {
  if (max > 1) {
    cut_off(&a->prefixes);
    cut_off(&a->suffixes);
  }
  if (!add_item(&a->prefixes, &empty_whole)) set_one(&a->prefixes, empty_part);
  if (!add_item(&a->suffixes, &empty_whole)) set_one(&a->suffixes, empty_part);
  a->cost = NEVER;
  a->min = 0;
}

glean_status factor_repeat(factor_pool *pool, factor_part *a, uint32_t min,
                           uint32_t max) {
  uint32_t shortest = times(a->min, min), longest = times(a->max, max);
  if (max == LITERAL_FAR && a->max > 0) longest = LITERAL_FAR;
  if (max == 0) { /* x{0} */
    set_one(&a->prefixes, empty_whole);
    set_one(&a->suffixes, empty_whole);
    a->cost = NEVER;
  } else if (min == 0) {
    make_optional(a, max);
  } else {
    factor_part *copy = factor_new(pool);
    if (copy == NULL) return GLEAN_NOMEM;
    factor_part *next = copy->next;
    *copy = *a;
    copy->next = next;
    for (uint32_t i = 1; i < min && i < COPIES; i++)
      factor_concat(pool, a, copy);
    factor_release(pool, copy);
    if (max > min || min > COPIES) {
      cut_off(&a->prefixes);
      cut_off(&a->suffixes);
    }
  }
  a->min = shortest;
  a->max = longest;
  return GLEAN_OK;
}
