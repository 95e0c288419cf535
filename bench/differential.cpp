/* differential.cpp: random strings of mixed scripts, normalized by glean and by
 * ICU (72 has the same Unicode); they must agree to the byte.
 *
 *   build/bench/bench_differential [STRINGS [SEED]]      (1,000,000; 1) */
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "glean.h"

namespace {

uint64_t state;

/* xorshift*, Vigna 2016. */
uint32_t below(uint32_t n) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return static_cast<uint32_t>((state * 2685821657736338717u) >> 33) % n;
}

/* What is hard: jamo, marks of many classes, what composes or is excluded from
 * it, what is dropped; then ranges of scripts. */
uint32_t random_point(uint32_t script) {
  static const uint32_t hard[] = {
      0x300, 0x301, 0x302, 0x303, 0x308, 0x30A, 0x316, 0x323, 0x327, 0x328,
      0x345, 0x342, 0x344, 0x340, 0x34F, 0x5B4, 0x5BC, 0x64B, 0x651, 0x653,
      0x94D, 0x93C, 0x9BE, 0x9C7, 0x9D7, 0xB3E, 0xB47, 0xCC6, 0xCC2, 0xCD5,
      0xDCF, 0xDD9, 0xDCA, 0xF71, 0xF72, 0xF73, 0xF74, 0xF81, 0x102E, 0x1025,
      0x1100, 0x1112, 0x1161, 0x1175, 0x11A7, 0x11A8, 0x11C2, 0xAC00, 0xAC01,
      0xD7A3, 0x3099, 0x309A, 0x304B, 0x30AB, 0xFF76, 0xFF9E, 0x212B, 0x2126,
      0xFB01, 0xFB1D, 0xFB4F, 0xFDFA, 0x1D15E, 0x1D1C0, 0x110BA, 0x11099,
      0x11131, 0x11127, 0x1134B, 0x1133E, 0x958, 0x9DC, 0x2ADC, 0x200D, 0xAD,
      0x2065, 0xFFF0, 0xFFF8, 0xE0000, 0xE0100, 0xE0FFF, 0x130, 0xDF, 0x1E9E,
      0x149, 0x1F0, 0x390, 0x3B1, 0x1FB3, 0x1FBC, 0x2F868, 0x378, 0x30000,
      0x1E94D, 0x16EBF, 0x1E69, 0x1EAD, 'A', 'e', 'o', ' ', 'S', 0x41F, 0x439};
  static const struct {
    uint32_t first, count;
  } scripts[] = {{0x20, 0x60},    {0xA0, 0x1B0},    {0x370, 0x190},
                 {0x590, 0x180},  {0x900, 0x480},   {0xD80, 0x280},
                 {0x1000, 0x200}, {0x1E00, 0x200},  {0x2000, 0x700},
                 {0x3000, 0x400}, {0xAC00, 0x2BA4}, {0xF900, 0x700},
                 {0x11000, 0x800}, {0x1D100, 0x700}, {0x1F100, 0x900},
                 {0, 0x110000}};
  uint32_t c;
  if (below(3) == 0) {
    c = hard[below(sizeof hard / sizeof *hard)];
  } else if (below(4) == 0) {
    c = 0x300 + below(0x70);
  } else {
    c = scripts[script].first + below(scripts[script].count);
  }
  return c - 0xD800 < 0x800 ? 'x' : c;
}

size_t put(uint32_t c, char *out) {
  if (c < 0x80) return out[0] = static_cast<char>(c), 1;
  size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  static const unsigned lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = n - 1; i > 0; i--, c >>= 6)
    out[i] = static_cast<char>(0x80 | (c & 0x3F));
  out[0] = static_cast<char>(lead[n] | c);
  return n;
}

/* What mostly stays as it is, with few others in between: for vectors. */
size_t calm_text(char *out) {
  static const struct {
    uint32_t first, count;
  } plain[] = {{'A', 58},      {'a', 26},       {0xC0, 0x140}, {0x410, 0x40},
               {0x628, 0x23},  {0x915, 0x25},   {0x3041, 0x56}, {0x4E00, 0x5000},
               {0xAC00, 0x2BA4}, {0x1EA0, 0x5A}, {0x1F600, 0x40}};
  size_t n = 0;
  uint32_t count = 1 + below(250), rare = 1 + below(24), script = below(16);
  uint32_t a = below(11), b = below(11);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t of = below(2) ? a : b;
    n += put(below(rare) == 0 ? random_point(script)
                              : plain[of].first + below(plain[of].count),
             out + n);
  }
  return n;
}

size_t random_text(char *out) {
  if (below(6) == 0) return calm_text(out);
  size_t n = 0;
  uint32_t count = 1 + below(20), a = below(16), b = below(16);
  if (below(50) == 0) count = 40 + below(60);
  for (uint32_t i = 0; i < count; i++)
    n += put(random_point(below(2) ? a : b), out + n);
  return n;
}

void show(const char *name, const char *s, size_t n) {
  printf("  %s", name);
  for (size_t i = 0; i < n; i++) printf(" %02X", s[i] & 0xFF);
  printf("\n");
}

}  // namespace

int main(int argc, char **argv) {
  long count = argc > 1 ? atol(argv[1]) : 1000000;
  state = argc > 2 ? strtoull(argv[2], nullptr, 10) : 1;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *peers[] = {
      icu::Normalizer2::getNFCInstance(status),
      icu::Normalizer2::getNFDInstance(status),
      icu::Normalizer2::getNFKCInstance(status),
      icu::Normalizer2::getNFKDInstance(status),
      icu::Normalizer2::getNFKCCasefoldInstance(status)};
  static const char *const names[] = {"NFC", "NFD", "NFKC", "NFKD", "NFKC_CF"};
  glean_normalizer *ours[5];
  for (int form = 0; form < 5; form++) {
    glean_normalizer_options options = {};
    options.form = static_cast<glean_form>(form + 1);
    if (glean_normalizer_new(&ours[form], &options, {}, nullptr) != GLEAN_OK)
      return 1;
  }
  static char text[2048], out[65536];
  glean_buffer buffer = {};
  long different = 0;
  for (long i = 0; i < count; i++) {
    size_t len = random_text(text);
    for (int form = 0; form < 5; form++) {
      icu::CheckedArrayByteSink sink(out, sizeof out);
      peers[form]->normalizeUTF8(0, {text, static_cast<int32_t>(len)}, sink,
                                 nullptr, status);
      size_t want = static_cast<size_t>(sink.NumberOfBytesWritten());
      buffer.len = 0;
      glean_normalize(ours[form], text, len, &buffer, nullptr, nullptr);
      if (buffer.len == want && memcmp(buffer.data, out, want) == 0) continue;
      if (different++ > 5) continue;
      printf("%s differs\n", names[form]);
      show("text ", text, len);
      show("glean", buffer.data, buffer.len);
      show("ICU  ", out, want);
    }
  }
  glean_buffer_free(&buffer);
  for (glean_normalizer *n : ours) glean_normalizer_release(n);
  printf("%ld strings in 5 forms, %ld differences\n", count, different);
  return different != 0;
}
