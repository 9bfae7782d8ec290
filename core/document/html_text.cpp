#include "document/html_text.hpp"

#include "document/entities.hpp"

#include <algorithm>

namespace veritally {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The length of the tag or comment at the front, 0 where a bracket is text.
std::size_t tag_at(std::string_view markup) {
  if (markup.size() < 2 || markup[0] != '<' || markup == "</") return 0;
  if (!is_letter(markup[1]) && markup[1] != '/' && markup[1] != '!' && markup[1] != '?') return 0;
  const std::string_view end = markup.starts_with("<!--") ? "-->" : ">";
  const std::size_t found = markup.find(end, 2);
  return found == std::string_view::npos ? markup.size() : found + end.size();
}

// Goes along text and markup together.
class Aligner {
 public:
  Aligner(std::string_view text, std::string_view markup, std::size_t source, BlockWriter& writer)
      : text_(text), markup_(markup), source_(source), writer_(writer) {}

  void run() {
    while (text_at_ < text_.size() && at_ < markup_.size()) {
      if (!step()) break;
    }
    flush();
    if (text_at_ == text_.size()) return;
    const std::size_t rest = std::min(at_, markup_.size() - 1);
    writer_.replaced(text_.substr(text_at_), source_ + rest, source_ + markup_.size());
  }

 private:
  bool step() {
    const char c = markup_[at_];
    if (c == '<') {
      if (const std::size_t tag = tag_at(markup_.substr(at_))) return pass_over(tag);
    }
    if (c == '&') {
      const Entity entity = entity_at(markup_.substr(at_));
      if (entity.length != 0 && text_.substr(text_at_).starts_with(entity.text)) {
        return replace(entity.text.size(), entity.length);
      }
    }
    if (c == '\r') return peek(1) == '\n' ? pass_over(1) : replace(1, 1);
    if (c == text_[text_at_]) {
      ++at_;
      ++text_at_;
      return true;
    }
    if (c == '\0') return pass_over(1);
    return false;
  }

  char peek(std::size_t ahead) const {
    return at_ + ahead < markup_.size() ? markup_[at_ + ahead] : '\0';
  }

  bool pass_over(std::size_t length) {
    flush();
    at_ += length;
    run_ = at_;
    return true;
  }
  bool replace(std::size_t text_length, std::size_t length) {
    flush();
    writer_.replaced(text_.substr(text_at_, text_length), source_ + at_, source_ + at_ + length);
    text_at_ += text_length;
    at_ += length;
    run_ = at_;
    return true;
  }
  void flush() {
    if (run_ != at_) writer_.verbatim(markup_.substr(run_, at_ - run_), source_ + run_);
    run_ = at_;
  }

  std::string_view text_;
  std::string_view markup_;
  std::size_t source_;
  BlockWriter& writer_;
  std::size_t text_at_ = 0;
  std::size_t at_ = 0;   // in the markup
  std::size_t run_ = 0;  // where the text that is the same in both begins in the markup
};

}  // namespace

void write_html_text(std::string_view text, std::string_view markup, std::size_t source,
                     BlockWriter& writer) {
  if (text == markup) return writer.verbatim(markup, source);
  Aligner(text, markup, source, writer).run();
}

}  // namespace veritally
