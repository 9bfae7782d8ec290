// Phrases, written in any of the ways of a format and an encoding, are cut out of the raw bytes.
//
// A generator writes documents of random words. It knows of each character how it was written and
// where, so that every block's text and every character's place can be compared.

#include "document/support.hpp"

#include <random>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

// A document as it is written, in code points, and the text that is to be read: which code points
// of the document each character of the text stands for.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  unsigned pick(std::size_t count) { return static_cast<unsigned>(random_() % count); }

  // Markup, which is no text.
  void markup(std::u32string_view code_points) { written_ += code_points; }
  // A character of the text, written so.
  void character(char32_t c, std::u32string_view code_points) {
    read_ += c;
    spans_.emplace_back(written_.size(), written_.size() + code_points.size());
    written_ += code_points;
  }
  void plain(std::u32string_view code_points) {
    for (const char32_t c : code_points) character(c, std::u32string_view(&c, 1));
  }

  const std::u32string& written() const { return written_; }
  const std::u32string& read() const { return read_; }
  const std::vector<std::pair<std::size_t, std::size_t>>& spans() const { return spans_; }

 private:
  std::mt19937 random_;
  std::u32string written_;
  std::u32string read_;
  std::vector<std::pair<std::size_t, std::size_t>> spans_;
};

constexpr std::u32string_view line_ends[] = {U"\n", U"\r\n"};

void write_entity(Writer& writer, bool html) {
  switch (writer.pick(html ? 6 : 5)) {
    case 0:
      return writer.character(U'\u00A3', U"&pound;");
    case 1:
      return writer.character(U'\u20AC', U"&#8364;");
    case 2:
      return writer.character(U'\u00A0', U"&nbsp;");
    case 3:
      if (html) return writer.character(U'&', U"&amp;");
      writer.markup(U"\\");
      return writer.plain(U"$");
    case 4:
      return writer.character(U'\U0001F600', U"&#x1F600;");
    default:
      return writer.character(U'\u00A5', U"&yen");
  }
}

// Words with entities, wrapped lines and markup between them, all of which read as one block.
// `markups` come in pairs that open and close around a word.
void write_phrase(Writer& writer, bool html,
                  const std::vector<std::pair<std::u32string, std::u32string>>& markups) {
  constexpr std::u32string_view words[] = {U"rose",      U"315",          U"billion",      U"3.5",
                                           U"caf\u00E9", U"\u4E2D\u6587", U"a\U0001F600b", U"x"};
  const std::u32string_view line_end = line_ends[writer.pick(2)];
  const unsigned count = 2 + writer.pick(12);
  for (unsigned i = 0; i < count; ++i) {
    const auto& [open, close] = markups[writer.pick(markups.size())];
    writer.markup(open);
    writer.plain(words[writer.pick(std::size(words))]);
    writer.markup(close);
    if (i + 1 == count) break;
    const unsigned between = writer.pick(8);
    if (between == 0) {
      writer.character(U'\n', line_end);
    } else if (between == 1) {
      write_entity(writer, html);
      // A number with a full stop would begin a list.
      writer.plain(U" so.");
    } else {
      // A number with a full stop would begin a list.
      writer.plain(U" so.");
    }
  }
  // A number with a full stop would begin a list.
  writer.plain(U" so.");
}

void expect_places(const Writer& writer, const Encoded& encoded, const Document& document) {
  const std::string expected = encode(writer.read(), Encoding::utf8, false).bytes;
  ASSERT_EQ(document.blocks.size(), 1U) << encode(writer.written(), Encoding::utf8, false).bytes;
  const Block& block = document.blocks[0];
  ASSERT_EQ(document.text_of(block), expected)
      << encode(writer.written(), Encoding::utf8, false).bytes;
  std::size_t at = block.begin;
  for (std::size_t i = 0; i < writer.read().size(); ++i) {
    const std::size_t length =
        encode(writer.read().substr(i, 1), Encoding::utf8, false).bytes.size();
    const auto [first, last] = writer.spans()[i];
    // Of the end of a line only the line feed is text.
    if (writer.read()[i] != U'\n') {
      ASSERT_EQ(document.source.begin_of(at), encoded.begins[first]);
      ASSERT_EQ(document.source.end_of(at + length), encoded.begins[last]);
    }
    at += length;
  }
}

void expect_exact(const Writer& writer, DocumentFormat format) {
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be}) {
    for (const bool mark : {true, false}) {
      if (!mark && encoding != Encoding::utf8) continue;
      const Encoded encoded = encode(writer.written(), encoding, mark);
      expect_places(writer, encoded, read(encoded.bytes, format));
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

TEST(Property, PlainText) {
  for (unsigned seed = 0; seed < 300 && !HasFatalFailure(); ++seed) {
    Writer writer(seed);
    const std::u32string_view line_end = line_ends[writer.pick(2)];
    writer.markup(line_end);
    writer.plain(U"it 315 caf\u00E9 \U0001F600 of");
    writer.character(U'\n', line_end);
    writer.plain(U"all \u4E2D\u6587 \u20AC5.");
    if (writer.pick(2) == 0) writer.markup(line_end);
    expect_exact(writer, DocumentFormat::text);
  }
}

TEST(Property, Markdown) {
  for (unsigned seed = 0; seed < 1000 && !HasFatalFailure(); ++seed) {
    Writer writer(seed);
    if (writer.pick(3) == 0) writer.markup(U"---\ntitle: a\n---\n");
    const std::u32string_view starts[] = {U"", U"# ", U"- ", U"3. ", U"> ", U"> - ", U"   "};
    const std::u32string_view start = starts[writer.pick(std::size(starts))];
    writer.markup(start);
    if (start == U"# ") {
      writer.plain(U"5 **x");
    } else {
      write_phrase(writer, false,
                   {{U"", U""},
                    {U"**", U"**"},
                    {U"*", U"*"},
                    {U"[", U"](u)"},
                    {U"<b>", U"</b>"},
                    {U"", U"<!-- c -->"},
                    {U"***", U"***"},
                    {U"[", U"](<u> 't')"},
                    {U"", U"[^1]"}});
    }
    if (writer.pick(2) == 0) writer.markup(line_ends[writer.pick(2)]);
    expect_exact(writer, DocumentFormat::markdown);
  }
}

TEST(Property, Html) {
  for (unsigned seed = 0; seed < 1000 && !HasFatalFailure(); ++seed) {
    Writer writer(seed);
    const std::pair<std::u32string_view, std::u32string_view> frames[] = {
        {U"<p>", U"</p>"},
        {U"<!DOCTYPE html><html><head><title>5</title></head><body><div><p class='a > b'>", U""},
        {U"<ul><li>", U"</ul>"},
        {U"<h2>", U"</h2>"},
        {U"", U"\n"},
        {U"<table><tr><td>", U"</td></tr></table>"}};
    const auto& [open, close] = frames[writer.pick(std::size(frames))];
    writer.markup(open);
    write_phrase(writer, true,
                 {{U"", U""},
                  {U"<b>", U"</b>"},
                  {U"<i><span x=\"5\">", U"</span></i>"},
                  {U"<a href='u'>", U"</a>"},
                  {U"<em>", U"<!-- 5 --></em>"},
                  {U"</x>", U""},
                  {U"<font>", U"</FONT\n>"},
                  {U"<wbr/>", U""},
                  {U"<b><i>", U"</b></i>"}});
    writer.markup(close);
    expect_exact(writer, DocumentFormat::html);
  }
}

// Whatever is read verbatim is the same in the bytes as given.
TEST(Property, VerbatimBytesAreTheSame) {
  const std::string_view bytes =
      "<h1>Head</h1>\n\n- one **5** km\n- two\n\n| a | b |\n|---|---|\n| 6 | 7 |\n\nIt *rose* "
      "5%.\n";
  for (const DocumentFormat format :
       {DocumentFormat::text, DocumentFormat::markdown, DocumentFormat::html}) {
    const Document document = read(bytes, format);
    for (const Block& block : document.blocks) {
      for (std::size_t at = block.begin; at < block.end; ++at) {
        ASSERT_EQ(document.source.end_of(at + 1) - document.source.begin_of(at), 1U);
        ASSERT_EQ(bytes[document.source.begin_of(at)], document.text[at]);
      }
    }
  }
}

}  // namespace
}  // namespace veritally::test
