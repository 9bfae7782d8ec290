#include "document/encoding.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

namespace veritally {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_le_mark = "\xFF\xFE";
constexpr std::string_view utf16_be_mark = "\xFE\xFF";

constexpr char32_t replacement = 0xFFFD;

// Appends characters to a Decoded.
class Output {
 public:
  explicit Output(Decoded& into) : into_(into) {}

  void put(char32_t character, std::size_t begin, std::size_t end) {
    const std::size_t length = into_.own.size();
    append_utf8(character, into_.own);
    into_.source.append_replaced(into_.own.size() - length, begin, end);
  }
  void put_broken(std::size_t begin, std::size_t end) {
    if (into_.replaced.size() < most_named_replacements) into_.replaced.push_back(begin);
    ++into_.replaced_count;
    put(replacement, begin, end);
  }
  void put_same(std::string_view bytes, std::size_t begin) {
    into_.own.append(bytes);
    into_.source.append_verbatim(bytes.size(), begin);
  }

 private:
  Decoded& into_;
};

void keep_utf8(std::string_view bytes, std::size_t from, Decoded& into) {
  into.text = bytes.substr(from);
  into.source.append_verbatim(into.text.size(), from);
}

// What a text that is not UTF-8 would be as UTF-8.
struct Damage {
  std::size_t characters = 0;  // whole ones beyond ASCII
  std::size_t cut = 0;         // beginnings of a character of two bytes or more
  std::size_t strays = 0;      // single bytes that belong to no character
};

Damage decode_damaged_utf8(std::string_view bytes, std::size_t from, Decoded& into) {
  Damage damage;
  Output output(into);
  while (from < bytes.size()) {
    const std::size_t valid = valid_utf8_prefix(bytes.substr(from));
    const std::string_view whole = bytes.substr(from, valid);
    output.put_same(whole, from);
    damage.characters += static_cast<std::size_t>(std::count_if(
        whole.begin(), whole.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    from += valid;
    if (from == bytes.size()) break;
    const std::size_t broken = broken_utf8_prefix(bytes.substr(from));
    ++(broken > 1 ? damage.cut : damage.strays);
    output.put_broken(from, from + broken);
    from += broken;
  }
  return damage;
}

void decode_utf16(std::string_view bytes, bool big_endian, Decoded& into) {
  const auto unit_at = [bytes, big_endian](std::size_t at) {
    const char32_t first = static_cast<unsigned char>(bytes[at]);
    const char32_t second = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? first << 8U | second : second << 8U | first;
  };
  Output output(into);
  into.own.reserve(bytes.size() / 2);
  std::size_t at = 2;
  while (at + 1 < bytes.size()) {
    const char32_t unit = unit_at(at);
    const bool pair = U16_IS_LEAD(unit) && at + 3 < bytes.size() && U16_IS_TRAIL(unit_at(at + 2));
    if (pair) {
      output.put(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(unit, unit_at(at + 2))), at, at + 4);
      at += 4;
      continue;
    }
    if (U16_IS_SURROGATE(unit)) {
      output.put_broken(at, at + 2);
    } else {
      output.put(unit, at, at + 2);
    }
    at += 2;
  }
  if (at < bytes.size()) output.put_broken(at, bytes.size());
}

// The characters of an encoding of one byte each that has ASCII as it is.
using CodePage = std::array<char32_t, 256>;

std::optional<CodePage> code_page(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(name.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status) || ucnv_getMaxCharSize(converter.get()) != 1) return std::nullopt;
  CodePage page{};
  for (unsigned value = 0; value < page.size(); ++value) {
    const char byte = static_cast<char>(value);
    const char* at = &byte;
    status = U_ZERO_ERROR;
    const UChar32 character = ucnv_getNextUChar(converter.get(), &at, &byte + 1, &status);
    // Control characters beyond ASCII are what an encoding has where it has nothing.
    const bool known = U_SUCCESS(status) && (character < 0x80 || character >= 0xA0);
    page[value] = known ? static_cast<char32_t>(character) : replacement;
    if (value < 0x80 && page[value] != value) return std::nullopt;
  }
  return page;
}

bool has_all(const CodePage& page, std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [&page](char c) {
    return page[static_cast<unsigned char>(c)] != replacement;
  });
}

void decode_single_bytes(std::string_view bytes, const CodePage& page, Decoded& into) {
  into.encoding = Encoding::single_byte;
  Output output(into);
  into.own.reserve(bytes.size());
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  for (std::size_t at = 0; at < bytes.size();) {
    const auto* const behind = std::find_if_not(bytes.begin() + at, bytes.end(), is_ascii);
    const auto end = static_cast<std::size_t>(behind - bytes.begin());
    output.put_same(bytes.substr(at, end - at), at);
    if (end == bytes.size()) break;
    const char32_t character = page[static_cast<unsigned char>(bytes[end])];
    if (character == replacement) {
      output.put_broken(end, end + 1);
    } else {
      output.put(character, end, end + 1);
    }
    at = end + 1;
  }
}

const CodePage& windows_1252() {
  static const CodePage page = code_page("windows-1252").value();
  return page;
}

// The name without what authors vary, in lower case: "ISO-8859-1" is "iso88591".
std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += c;
    }
  }
  return out;
}

// The HTML standard reads these names as Windows-1252.
bool means_windows_1252(const std::string& name) {
  constexpr std::array<std::string_view, 7> names = {"windows1252", "cp1252", "iso88591", "latin1",
                                                     "l1",          "ascii",  "usascii"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Bytes that are not UTF-8 and do not say what they are.
void guess(std::string_view bytes, Decoded& into) {
  const Damage damage = decode_damaged_utf8(bytes, 0, into);
  if (damage.characters + damage.cut > damage.strays || !has_all(windows_1252(), bytes)) return;
  into.own.clear();
  into.source = {};
  into.replaced.clear();
  into.replaced_count = 0;
  decode_single_bytes(bytes, windows_1252(), into);
}

Result<void> decode_other(std::string_view bytes, std::string_view declared, Decoded& into) {
  const std::string name = folded(declared);
  if (bytes.starts_with(utf16_le_mark) || bytes.starts_with(utf16_be_mark)) {
    const bool big_endian = bytes.starts_with(utf16_be_mark);
    into.encoding = big_endian ? Encoding::utf16_be : Encoding::utf16_le;
    decode_utf16(bytes, big_endian, into);
  } else if (bytes.starts_with(utf8_mark)) {
    decode_damaged_utf8(bytes, utf8_mark.size(), into);
  } else if (means_windows_1252(name)) {
    decode_single_bytes(bytes, windows_1252(), into);
  } else if (name.empty() || name.starts_with("utf")) {
    guess(bytes, into);
  } else if (const auto page = code_page(std::string(declared))) {
    decode_single_bytes(bytes, *page, into);
  } else {
    return fail(ErrorKind::input,
                "is in the encoding \"" + std::string(declared) + "\", which is not read",
                "convert it to UTF-8");
  }
  into.text = into.own;
  return {};
}

}  // namespace

std::size_t byte_order_mark(std::string_view bytes) {
  for (const std::string_view mark : {utf8_mark, utf16_le_mark, utf16_be_mark}) {
    if (bytes.starts_with(mark)) return mark.size();
  }
  return 0;
}

Result<void> decode(std::string_view bytes, std::string_view declared, Decoded& into) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    keep_utf8(bytes, bytes.starts_with(utf8_mark) ? utf8_mark.size() : 0, into);
    return {};
  }
  return decode_other(bytes, declared, into);
}

}  // namespace veritally
