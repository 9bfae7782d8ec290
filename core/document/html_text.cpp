#include "document/html_text.hpp"

#include "base/utf8.hpp"
#include "document/entities.hpp"
#include "document/html_markup.hpp"

#include <vector>

namespace veritally {
namespace {

// What parsers make of characters that HTML does not allow.
constexpr std::string_view replacement = "\uFFFD";

// Goes along text and markup together. Order of calls: align, and write if that found the text.
class Aligner {
 public:
  Aligner(std::string_view text, std::string_view markup, bool raw)
      : text_(text), markup_(markup), raw_(raw) {}

  // Whether all of the text is found in the markup, piece by piece.
  bool align() {
    while (text_at_ < text_.size()) {
      if (at_ == markup_.size() || !step()) return false;
    }
    end_same();
    return true;
  }

  void write(std::size_t source, BlockWriter& writer) const {
    for (const Piece& piece : pieces_) {
      if (piece.same) {
        writer.verbatim(piece.text, source + piece.begin);
      } else {
        writer.replaced(piece.text, source + piece.begin, source + piece.end);
      }
    }
  }

 private:
  // A text, and the part of the markup that it is the same as or stands for.
  struct Piece {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool same = false;
  };

  bool step() {
    const char c = markup_[at_];
    const std::string_view text = text_.substr(text_at_);
    if (!raw_ && c == '<') {
      const std::size_t length = html_markup_at(markup_.substr(at_)).length;
      if (length != 0) return pass_over(length);
    }
    if (!raw_ && c == '&') {
      const Entity entity = entity_at(markup_.substr(at_));
      if (entity.length != 0) {
        return text.starts_with(entity.text) && replace(entity.text.size(), entity.length);
      }
    }
    if (c == text.front()) {
      ++at_;
      ++text_at_;
      return true;
    }
    if (c == '\r' && markup_.substr(at_).starts_with("\r\n")) return pass_over(1);
    if (c == '\r' && text.front() == '\n') return replace(1, 1);
    if (c == '\0' && !raw_) return pass_over(1);
    const std::size_t length = first_code_points(markup_.substr(at_), 1).size();
    return text.starts_with(replacement) && replace(replacement.size(), length);
  }

  bool pass_over(std::size_t length) {
    end_same();
    at_ += length;
    same_ = at_;
    return true;
  }
  // The next bytes of the text stand for the next of the markup.
  bool replace(std::size_t text_length, std::size_t length) {
    end_same();
    pieces_.push_back({text_.substr(text_at_, text_length), at_, at_ + length});
    text_at_ += text_length;
    at_ += length;
    same_ = at_;
    return true;
  }
  void end_same() {
    if (same_ != at_) pieces_.push_back({markup_.substr(same_, at_ - same_), same_, at_, true});
    same_ = at_;
  }

  std::string_view text_;
  std::string_view markup_;
  bool raw_;
  std::size_t text_at_ = 0;
  std::size_t at_ = 0;    // in the markup
  std::size_t same_ = 0;  // where the text that is the same in both begins in the markup
  std::vector<Piece> pieces_;
};

}  // namespace

void write_html_text(std::string_view text, std::string_view markup, bool raw, std::size_t source,
                     BlockWriter& writer) {
  if (text == markup) return writer.verbatim(markup, source);
  Aligner aligner(text, markup, raw);
  if (aligner.align()) return aligner.write(source, writer);
  writer.replaced(text, source, source + markup.size());
}

}  // namespace veritally
