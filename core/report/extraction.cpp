#include "report/extraction.hpp"

#include "document/line_index.hpp"
#include "document/sentences.hpp"
#include "extract/value.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <string_view>

namespace veritally {
namespace {

// Bytes of the document's text.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Renderer {
 public:
  Renderer(const AuditedDocument& from, std::span<const Claim> claims, bool color)
      : from_(from), claims_(claims), lines_(from.bytes, from.document.encoding), color_(color) {}

  std::string run() {
    for (const Block& block : from_.document.blocks) show_block(block);
    text_ += from_.document.path + ": " + counted(claims_.size(), "claim");
    if (!from_.unread.empty()) text_ += ", " + counted(from_.unread.size(), "number") + " unread";
    return std::move(text_ += '\n');
  }

 private:
  static std::string counted(std::size_t number, std::string_view word) {
    return std::to_string(number) + ' ' + std::string(word) + (number == 1 ? "" : "s");
  }

  std::string paint(std::string_view code, std::string_view words) const {
    if (!color_) return std::string(words);
    return "\x1b[" + std::string(code) + "m" + std::string(words) + "\x1b[0m";
  }

  bool has_more(std::size_t end) const {
    return (claim_ < claims_.size() && from_.places[claim_].begin < end) ||
           (unread_ < from_.unread.size() && from_.unread[unread_].begin < end);
  }

  void show_block(const Block& block) {
    if (!has_more(block.end)) return;
    for (const Sentence& sentence :
         sentences_in(from_.document.text_of(block), from_.lexicon->sentences)) {
      const Stretch place{block.begin + sentence.begin, block.begin + sentence.end};
      if (has_more(place.end)) show_sentence(place);
    }
  }

  // The sentence with its quantities marked, and a line for each of them.
  void show_sentence(const Stretch& sentence) {
    const auto where = lines_.at(from_.document.source.begin_of(sentence.begin));
    text_ += paint("2", from_.document.path + ':' + std::to_string(where.line) + ':' +
                            std::to_string(where.column) + ':') +
             ' ';
    std::string lines;
    std::size_t at = sentence.begin;
    while (has_more(sentence.end)) {
      const Stretch place = next_place();
      text_ += words_of({at, place.begin});
      text_ += paint("4", words_of(place));
      at = place.end;
      lines += "  " + next_line(place);
    }
    text_ += words_of({at, std::max(at, sentence.end)}) + '\n' + lines + '\n';
  }

  bool unread_is_next() const {
    if (unread_ == from_.unread.size()) return false;
    return claim_ == claims_.size() || from_.unread[unread_].begin < from_.places[claim_].begin;
  }

  Stretch next_place() const {
    if (!unread_is_next()) return {from_.places[claim_].begin, from_.places[claim_].end};
    return {from_.unread[unread_].begin, from_.unread[unread_].end};
  }

  std::string next_line(const Stretch& place) {
    const std::string quoted = paint("1", '"' + words_of(place) + '"') + ": ";
    if (!unread_is_next())
      return quoted +
             claim_words(claims_[claim_++], [this](std::string_view what) { return open(what); }) +
             '\n';
    const Unread& unread = from_.unread[unread_++];
    return quoted + paint("31", "not read: it " + std::string(reason(unread.trouble))) + '\n';
  }

  std::string words_of(const Stretch& place) const {
    return printable(
        std::string_view(from_.document.text).substr(place.begin, place.end - place.begin));
  }

  std::string open(std::string_view what) const {
    return paint("33", std::string(what) + ": open");
  }

  const AuditedDocument& from_;
  std::span<const Claim> claims_;
  LineIndex lines_;
  bool color_;
  std::size_t claim_ = 0;   // the first that is not shown yet
  std::size_t unread_ = 0;  // the same of what is not read
  std::string text_;
};

}  // namespace

std::string render_extraction(const AuditedDocument& document, std::span<const Claim> claims,
                              bool color) {
  return Renderer(document, claims, color).run();
}

}  // namespace veritally
