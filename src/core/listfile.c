/* listfile.c: lists in files: saving is a write, loading a mapping. */
#define _POSIX_C_SOURCE 200809L /* open, fstat, mmap */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "list.h"

/* ---- Opening ---- */

/* Make a list of bytes; they are its own only if all is well. */
static glean_status adopt(glean_list **out, glean_allocator mem,
                          list_memory memory, void *bytes, const void *block,
                          size_t size, glean_error *err) {
  glean_list *list = list_alloc(mem);
  if (list == NULL) return base_nomem(err);
  glean_status status = flat_open(&list->flat, block, size, err);
  list->memory = LIST_BORROWED;
  if (status != GLEAN_OK) {
    glean_list_release(list);
    return status;
  }
  list->memory = memory;
  list->bytes = bytes;
  list->size = size;
  *out = list;
  return GLEAN_OK;
}

glean_status glean_list_open(glean_list **out, glean_allocator mem,
                             const void *bytes, size_t len, glean_error *err) {
  *out = NULL;
  return adopt(out, mem, LIST_BORROWED, NULL, bytes, len, err);
}

void list_unmap(void *bytes, size_t size) {
  munmap(bytes, size);
}

/* Map a file; NULL where that fails.  An empty one cannot be mapped. */
static void *map_file(int file, size_t *size, glean_error *err) {
  struct stat info;
  if (fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
    base_fail(err, GLEAN_FILE, "file", 0, "this is no regular file");
    return NULL;
  }
  if (info.st_size < (off_t)sizeof(flat_header)) {
    base_fail(err, GLEAN_FILE, "format", 0,
              "this is no list of glean: it is too short");
    return NULL;
  }
  *size = (size_t)info.st_size;
  void *bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
  if (bytes != MAP_FAILED) return bytes;
  base_fail(err, GLEAN_FILE, "file", 0, "the file cannot be mapped");
  return NULL;
}

glean_status glean_list_load(glean_list **out, glean_allocator mem,
                             const char *path, glean_error *err) {
  size_t size;
  *out = NULL;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return base_fail(err, GLEAN_FILE, "file", 0, "the file cannot be opened");
  void *bytes = map_file(file, &size, err);
  close(file); /* the mapping stays */
  if (bytes == NULL) return GLEAN_FILE;
  glean_status status =
      adopt(out, mem, LIST_MAPPED, bytes, bytes, size, err);
  if (status != GLEAN_OK) munmap(bytes, size);
  return status;
}

/* ---- Reading ---- */

const void *glean_list_bytes(const glean_list *list, size_t *len) {
  *len = 0;
  if (!list_is_frozen(list)) return NULL;
  *len = (size_t)list->flat.header.size;
  return list->flat.bytes;
}

glean_status glean_list_check(const glean_list *list, glean_error *err) {
  if (!list_is_frozen(list))
    return base_fail(err, GLEAN_INVALID, "frozen", 0,
                     "the list is not frozen");
  return flat_check(&list->flat, err);
}

const char *glean_list_get_data(const glean_list *list, uint32_t entry,
                                size_t *len) {
  *len = 0;
  if (!list_is_frozen(list)) return NULL;
  flat_bytes data = flat_entry_data(&list->flat, entry);
  *len = data.len;
  return (const char *)data.bytes;
}

/* ---- Saving ---- */

/* A file that is written, and the sum of what was. */
typedef struct writer {
  FILE *file;
  uint64_t sum;
  uint64_t tail; /* bytes that wait to be a whole word */
  size_t tail_len, len;
  int failed;
} writer;

/* Write bytes; sums go by whole words. */
static void put(writer *w, const void *bytes, size_t len) {
  const uint8_t *s = bytes;
  if (len == 0) return;
  w->failed |= fwrite(bytes, 1, len, w->file) != len;
  w->len += len;
  for (; w->tail_len > 0 && len > 0; s++, len--) {
    memcpy((uint8_t *)&w->tail + w->tail_len, s, 1);
    w->tail_len = (w->tail_len + 1) % 8;
    if (w->tail_len > 0) continue;
    w->sum = flat_sum(w->sum, &w->tail, 8);
    w->tail = 0;
  }
  size_t whole = len & ~(size_t)7;
  w->sum = flat_sum(w->sum, s, whole);
  if (len == whole) return;
  memcpy(&w->tail, s + whole, len - whole);
  w->tail_len = len - whole;
}

static void pad(writer *w) {
  static const uint8_t zeros[8];
  put(w, zeros, (8 - w->len % 8) % 8);
}

static void begin_section(writer *w, flat_range *r) {
  pad(w);
  r->at = w->len;
}

/* Where each entry's data starts, then the data. */
static void put_data(writer *w, flat_header *h, const glean_list_data *data) {
  uint64_t at = 0;
  size_t len;
  flat_range *places = &h->sections[FLAT_DATA_AT];
  flat_range *bytes = &h->sections[FLAT_DATA];
  begin_section(w, places);
  for (uint32_t i = 0; i < h->entries; i++) {
    put(w, &at, sizeof at);
    at += data->get(data->ctx, i, &len) ? len : 0;
  }
  put(w, &at, sizeof at);
  places->len = w->len - places->at;
  begin_section(w, bytes);
  for (uint32_t i = 0; i < h->entries; i++) {
    const char *s = data->get(data->ctx, i, &len);
    if (s != NULL) put(w, s, len);
  }
  bytes->len = w->len - bytes->at;
  pad(w);
  if (at == 0) *places = *bytes = (flat_range){0, 0};
}

/* A list's body: what lies before its data, which comes last. */
static size_t body_size(const flat *b) {
  const flat_range *r = &b->header.sections[FLAT_DATA_AT];
  return (size_t)(r->len > 0 ? r->at : b->header.size);
}

static int write_list(FILE *file, const flat *b,
                      const glean_list_data *data) {
  flat_header h = b->header;
  writer w = {.file = file, .sum = FLAT_SUM};
  size_t body = data ? body_size(b) : (size_t)h.size;
  put(&w, &h, sizeof h);
  w.sum = FLAT_SUM; /* the header has its own */
  put(&w, b->bytes + sizeof h, body - sizeof h);
  if (data != NULL) {
    h.sections[FLAT_DATA_AT] = h.sections[FLAT_DATA] = (flat_range){0, 0};
    put_data(&w, &h, data);
  }
  h.size = w.len;
  flat_seal(&h, w.sum);
  return !w.failed && fseek(file, 0, SEEK_SET) == 0 &&
         fwrite(&h, 1, sizeof h, file) == sizeof h && fflush(file) == 0;
}

glean_status glean_list_save(const glean_list *list, const char *path,
                             const glean_list_data *data, glean_error *err) {
  if (!list_is_frozen(list))
    return base_fail(err, GLEAN_INVALID, "frozen", 0,
                     "the list is not frozen");
  size_t size = strlen(path) + sizeof ".part";
  char *part = mem_resize(&list->mem, NULL, 0, size);
  if (part == NULL) return base_nomem(err);
  snprintf(part, size, "%s.part", path);
  FILE *file = fopen(part, "wb");
  int written = file != NULL && write_list(file, &list->flat, data);
  int closed = file != NULL && fclose(file) == 0;
  int renamed = written && closed && rename(part, path) == 0;
  if (file != NULL && !renamed) remove(part);
  mem_free(&list->mem, part, size);
  if (renamed) return GLEAN_OK;
  return base_fail(err, GLEAN_FILE, "file", 0, "the file cannot be written");
}
