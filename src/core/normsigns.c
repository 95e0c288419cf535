/* normsigns.c: quotes, dashes, spaces, letters with strokes: the foldings that
 * no Unicode property gives. */
#include "normsigns.h"

#include "chars.h"

/* A run of code points that become the same. */
typedef struct sign_range {
  uint32_t first, last;
  const char *text;
} sign_range;

static const sign_range quotes[] = {
    {0x02BC, 0x02BC, "'"}, /* modifier letter apostrophe */
    {0x2018, 0x201B, "'"}, {0x201C, 0x201F, "\""},
    {0x2032, 0x2032, "'"}, {0x2033, 0x2033, "\""}, /* primes */
    {0xFF02, 0xFF02, "\""}, {0xFF07, 0xFF07, "'"}};

static const sign_range dashes[] = {
    {0x2010, 0x2015, "-"}, /* hyphens and dashes */
    {0x2212, 0x2212, "-"}, /* minus sign */
    {0xFE58, 0xFE58, "-"}, {0xFE63, 0xFE63, "-"}, {0xFF0D, 0xFF0D, "-"}};

static const sign_range ellipsis[] = {{0x2025, 0x2025, ".."},
                                      {0x2026, 0x2026, "..."}};

/* Spaces of any width; those without width. */
static const sign_range spaces[] = {
    {0x00A0, 0x00A0, " "}, {0x1680, 0x1680, " "}, {0x180E, 0x180E, ""},
    {0x2000, 0x200A, " "}, {0x200B, 0x200B, ""},  {0x202F, 0x202F, " "},
    {0x205F, 0x205F, " "}, {0x2060, 0x2060, ""},  {0x3000, 0x3000, " "},
    {0xFEFF, 0xFEFF, ""}};

/* Latin letters with a stroke, and those that are written with two. */
static const sign_range strokes[] = {
    {0x00C6, 0x00C6, "AE"}, {0x00D0, 0x00D0, "D"},  {0x00D8, 0x00D8, "O"},
    {0x00DE, 0x00DE, "TH"}, {0x00DF, 0x00DF, "ss"}, {0x00E6, 0x00E6, "ae"},
    {0x00F0, 0x00F0, "d"},  {0x00F8, 0x00F8, "o"},  {0x00FE, 0x00FE, "th"},
    {0x0110, 0x0110, "D"},  {0x0111, 0x0111, "d"},  {0x0126, 0x0126, "H"},
    {0x0127, 0x0127, "h"},  {0x0131, 0x0131, "i"},  {0x0141, 0x0141, "L"},
    {0x0142, 0x0142, "l"},  {0x0152, 0x0152, "OE"}, {0x0153, 0x0153, "oe"},
    {0x0166, 0x0166, "T"},  {0x0167, 0x0167, "t"},  {0x0180, 0x0180, "b"},
    {0x0197, 0x0197, "I"},  {0x019A, 0x019A, "l"},  {0x01B5, 0x01B5, "Z"},
    {0x01B6, 0x01B6, "z"},  {0x01E4, 0x01E4, "G"},  {0x01E5, 0x01E5, "g"},
    {0x023A, 0x023A, "A"},  {0x023B, 0x023B, "C"},  {0x023C, 0x023C, "c"},
    {0x023D, 0x023D, "L"},  {0x023E, 0x023E, "T"},  {0x0243, 0x0243, "B"},
    {0x0244, 0x0244, "U"},  {0x0246, 0x0246, "E"},  {0x0247, 0x0247, "e"},
    {0x0248, 0x0248, "J"},  {0x0249, 0x0249, "j"},  {0x024C, 0x024C, "R"},
    {0x024D, 0x024D, "r"},  {0x024E, 0x024E, "Y"},  {0x024F, 0x024F, "y"},
    {0x0268, 0x0268, "i"},  {0x0275, 0x0275, "o"},  {0x0289, 0x0289, "u"},
    {0x1D7D, 0x1D7D, "p"},  {0x1E9E, 0x1E9E, "SS"}, {0x2C63, 0x2C63, "P"},
    {0x2C65, 0x2C65, "a"},  {0x2C66, 0x2C66, "t"}};

/* Latin and Armenian ligatures that are code points of their own. */
static const sign_range ligatures[] = {
    {0x0132, 0x0132, "IJ"}, {0x0133, 0x0133, "ij"}, {0xFB00, 0xFB00, "ff"},
    {0xFB01, 0xFB01, "fi"}, {0xFB02, 0xFB02, "fl"}, {0xFB03, 0xFB03, "ffi"},
    {0xFB04, 0xFB04, "ffl"}, {0xFB05, 0xFB06, "st"},
    {0x0587, 0x0587, "\xD5\xA5\xD6\x82"}, {0xFB13, 0xFB13, "\xD5\xB4\xD5\xB6"},
    {0xFB14, 0xFB14, "\xD5\xB4\xD5\xA5"}, {0xFB15, 0xFB15, "\xD5\xB4\xD5\xAB"},
    {0xFB16, 0xFB16, "\xD5\xBE\xD5\xB6"}, {0xFB17, 0xFB17, "\xD5\xB4\xD5\xAD"}};

static const char *find(const sign_range *ranges, size_t count, uint32_t c) {
  for (size_t i = 0; i < count; i++)
    if (c >= ranges[i].first && c <= ranges[i].last) return ranges[i].text;
  return NULL;
}

#define FIND(table, c) find(table, BASE_LEN(table), c)

static const char *find_space(const glean_normalizer_options *o, uint32_t c) {
  bool any = o->spaces == GLEAN_SPACES_COLLAPSE;
  if (any && c > 0x20 && chars_is_space(chars_record(c))) return " ";
  if (any && (c == ' ' || (c >= 9 && c <= 13))) return " ";
  return FIND(spaces, c);
}

/* Is c where none of the tables has anything?  Most code points are. */
static bool is_far(uint32_t c) {
  return c > 0x2C66 && c != 0x3000 && (c < 0xFB00 || c > 0xFFFF);
}

const char *norm_sign(const glean_normalizer_options *o, uint32_t c) {
  const char *text = NULL;
  if (is_far(c))
    return o->ignorables && chars_is_ignorable(chars_record(c)) ? "" : NULL;
  if (o->quotes) text = FIND(quotes, c);
  if (text == NULL && o->dashes) text = FIND(dashes, c);
  if (text == NULL && o->ellipsis) text = FIND(ellipsis, c);
  if (text == NULL && o->spaces != GLEAN_SPACES_KEEP) text = find_space(o, c);
  if (text == NULL && o->strokes) text = FIND(strokes, c);
  if (text == NULL && o->ligatures) text = FIND(ligatures, c);
  if (text == NULL && o->ignorables && chars_is_ignorable(chars_record(c)))
    text = "";
  return text;
}
