/* unicode.cpp: normalization against ICU, in one process and on one core.
 *
 *   cmake -B build -DGLEAN_BENCH=ON && cmake --build build --target bench_unicode
 *   build/bench/bench_unicode [FOLDER [MEGABYTES [ROUNDS]]]
 *
 * Texts: the project's seeds, generated ones, and FOLDER/NAME.txt for the names
 * of 'files' below.  Each is repeated up to MEGABYTES (8).  Calls of the two
 * take turns; the best of ROUNDS (7) counts.  glean's time includes validation,
 * both write into memory that is there.  The results are compared. */
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "glean.h"

namespace {

struct text {
  std::string name, bytes;
};

/* Seconds of the processor: other programs' share does not count. */
double now() {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

std::string read(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string repeat(const std::string &part, size_t bytes) {
  std::string all;
  while (!part.empty() && all.size() < bytes) all += part;
  return all;
}

glean_normalizer *normalizer(glean_form form) {
  glean_normalizer_options options = {};
  options.form = form;
  glean_normalizer *n = nullptr;
  glean_normalizer_new(&n, &options, {}, nullptr);
  return n;
}

std::string normalized(glean_form form, const std::string &s) {
  glean_normalizer *n = normalizer(form);
  glean_buffer b = {};
  glean_normalize(n, s.data(), s.size(), &b, nullptr, nullptr);
  std::string out(b.data, b.len);
  glean_buffer_free(&b);
  glean_normalizer_release(n);
  return out;
}

std::string only_ascii(const std::string &s) {
  std::string out;
  for (char c : s)
    if (static_cast<unsigned char>(c) < 0x80) out += c;
  return out;
}

std::vector<text> make_texts(const std::string &folder, size_t bytes) {
  static const char *const seeds[] = {
      "harbor-raid", "court-ruling", "quarterly-results", "science-brief",
      "city-council", "rescue-at-sea"};
  static const char *const files[] = {"es_nfc", "ru", "ko_nfc", "zh", "ja",
                                      "ar", "hi", "vi_nfc"};
  std::string english;
  for (const char *seed : seeds)
    english += read(std::string("seeds/") + seed + ".txt");
  std::string emoji;
  for (int i = 0; i < 2000; i++) {
    static const char *const signs[] = {
        "\xF0\x9F\x98\x80", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
        "\xE2\x9D\xA4\xEF\xB8\x8F", "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA",
        "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", "\xF0\x9F\x8E\x89"};
    emoji += std::string("so good ") + signs[i * 7 % 6] + signs[i % 5] + " ";
  }
  std::vector<text> texts = {{"english", repeat(english, bytes)},
                             {"ascii", repeat(only_ascii(english), bytes)},
                             {"emoji", repeat(emoji, bytes)}};
  for (const char *file : files) {
    std::string s = folder.empty() ? "" : read(folder + "/" + file + ".txt");
    if (s.empty()) continue;
    texts.push_back({file, repeat(s, bytes)});
    if (strlen(file) == 6)
      texts.push_back({std::string(file, 2) + "_nfd",
                       repeat(normalized(GLEAN_NFD, s), bytes)});
  }
  return texts;
}

/* The best time of each of several, which take turns: two runs each, for the
 * first one finds what the others have left in the caches. */
template <typename... F>
std::vector<double> race(int rounds, F... runs) {
  std::vector<double> best(sizeof...(runs), 1e9);
  for (int r = 0; r < rounds; r++) {
    size_t i = 0;
    ((void)[&] {
      for (int run = 0; run < 2; run++) {
        double begin = now();
        runs();
        double time = now() - begin;
        if (time < best[i]) best[i] = time;
      }
      i++;
    }(), ...);
  }
  return best;
}

bool failed = false;

void run_form(const text &t, glean_form form, const icu::Normalizer2 *icu,
              int rounds) {
  const std::string &s = t.bytes;
  glean_normalizer *n = normalizer(form);
  glean_buffer b = {};
  std::vector<char> out(s.size() * 3 + 64);
  size_t out_len = 0, memory = 0;
  auto plain = [&] {
    b.len = 0;
    glean_normalize(n, s.data(), s.size(), &b, nullptr, nullptr);
  };
  auto with_edits = [&] {
    glean_edits *edits = nullptr;
    b.len = 0;
    glean_normalize(n, s.data(), s.size(), &b, &edits, nullptr);
    memory = glean_edits_memory(edits);
    glean_edits_free(edits);
  };
  auto peer = [&] {
    UErrorCode status = U_ZERO_ERROR;
    icu::CheckedArrayByteSink sink(out.data(), static_cast<int32_t>(out.size()));
    icu->normalizeUTF8(0, {s.data(), static_cast<int32_t>(s.size())}, sink,
                       nullptr, status);
    out_len = static_cast<size_t>(sink.NumberOfBytesWritten());
  };
  std::vector<double> best = race(rounds, plain, peer);
  std::vector<double> ours = race(rounds, plain, with_edits);
  plain();
  bool same = b.len == out_len && memcmp(b.data, out.data(), out_len) == 0;
  failed |= !same;
  double mb = static_cast<double>(s.size()) / 1e6;
  printf("%-9s %-8s %6.0f %6.0f %6.1f  edits %+4.0f %% %5.3f  %s\n",
         t.name.c_str(), form == GLEAN_NFC ? "NFC" : "NFKC_CF", mb / best[0],
         mb / best[1], best[1] / best[0], (ours[1] / ours[0] - 1) * 100,
         static_cast<double>(memory) / static_cast<double>(s.size()),
         same ? "" : "DIFFERS");
  glean_buffer_free(&b);
  glean_normalizer_release(n);
}

/* Nanoseconds for a random look-up in the map of a text's NFD. */
void run_lookups(const text &t) {
  glean_normalizer *n = normalizer(GLEAN_NFD);
  glean_buffer b = {};
  glean_edits *edits = nullptr;
  glean_normalize(n, t.bytes.data(), t.bytes.size(), &b, &edits, nullptr);
  const int count = 1000000;
  size_t sum = 0, at = 1;
  double begin = now();
  for (int i = 0; i < count; i++) {
    at = at * 6364136223846793005u + 1442695040888963407u;
    size_t start = (at >> 20) % b.len, end = start + 1;
    glean_edits_original(edits, &start, &end);
    sum += start;
  }
  double time = now() - begin;
  printf("%-9s NFD      look-up of a span %4.0f ns, %zu edits, %.3f bytes a "
         "byte (%zu)\n", t.name.c_str(), time / count * 1e9,
         glean_edits_count(edits),
         static_cast<double>(glean_edits_memory(edits)) /
             static_cast<double>(t.bytes.size()), sum % 10);
  glean_edits_free(edits);
  glean_buffer_free(&b);
  glean_normalizer_release(n);
}

/* Segments a second; ICU reads UTF-8 through a UText. */
void run_segments(const text &t, glean_segments_kind kind, int rounds) {
  const std::string &s = t.bytes;
  size_t part = s.size() < 1000000 ? s.size() : 1000000; /* ICU is slow */
  while (part > 0 && (s[part] & 0xC0) == 0x80) part--;
  size_t ours = 0, theirs = 0, ends[256];
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *icu = ubrk_open(
      kind == GLEAN_WORDS ? UBRK_WORD : UBRK_CHARACTER, "en", nullptr, 0,
      &status);
  UText *view = utext_openUTF8(nullptr, s.data(),
                               static_cast<int64_t>(part), &status);
  auto plain = [&] {
    size_t at = 0, n;
    ours = 0;
    while ((n = glean_segments(kind, s.data(), part, &at, ends, 256)) > 0)
      ours += n;
  };
  auto peer = [&] {
    theirs = 0;
    ubrk_setUText(icu, view, &status);
    ubrk_first(icu);
    while (ubrk_next(icu) != UBRK_DONE) theirs++;
  };
  std::vector<double> best = race(rounds, plain, peer);
  double mb = static_cast<double>(part) / 1e6;
  printf("%-9s %-9s%6.0f %6.0f %6.1f  %zu segments, ICU %zu\n",
         t.name.c_str(), kind == GLEAN_WORDS ? "words" : "graphemes",
         mb / best[0], mb / best[1], best[1] / best[0], ours, theirs);
  utext_close(view);
  ubrk_close(icu);
}

void run_validation(const text &t, int rounds) {
  int ok = 1;
  std::vector<double> best = race(rounds, [&] {
    ok &= glean_utf8_valid(t.bytes.data(), t.bytes.size(), nullptr);
  });
  failed |= !ok;
  printf("%-9s valid    %6.0f\n", t.name.c_str(),
         static_cast<double>(t.bytes.size()) / 1e6 / best[0]);
}

}  // namespace

int main(int argc, char **argv) {
  std::string folder = argc > 1 ? argv[1] : "";
  size_t bytes = (argc > 2 ? strtoul(argv[2], nullptr, 10) : 8) * 1000000;
  int rounds = argc > 3 ? atoi(argv[3]) : 7;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::Normalizer2 *cf =
      icu::Normalizer2::getNFKCCasefoldInstance(status);
  printf("text      form      glean    ICU  ratio  time and bytes a byte\n");
  for (const text &t : make_texts(folder, bytes)) {
    run_validation(t, rounds);
    run_form(t, GLEAN_NFC, nfc, rounds);
    run_form(t, GLEAN_NFKC_CF, cf, rounds);
    run_lookups(t);
    run_segments(t, GLEAN_GRAPHEMES, rounds);
    run_segments(t, GLEAN_WORDS, rounds);
  }
  return failed;
}
