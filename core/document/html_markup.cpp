#include "document/html_markup.hpp"

#include <algorithm>

namespace veritally {
namespace {

constexpr std::string_view blanks = " \t\n\f\r";

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Scanner {
 public:
  explicit Scanner(std::string_view html) : html_(html) {}

  HtmlMarkup run() const {
    using Kind = HtmlMarkup::Kind;
    if (html_.starts_with("<!--")) return comment(comment_end());
    const char next = peek(1);
    if (next == '!' || next == '?') return comment(behind('>', 2));
    if (is_letter(next)) return tag(Kind::open_tag, 1);
    if (next != '/' || html_.size() == 2) return {};
    if (is_letter(peek(2))) return tag(Kind::close_tag, 2);
    return comment(behind('>', 2));
  }

 private:
  char peek(std::size_t at) const { return at < html_.size() ? html_[at] : '\0'; }

  // Where the first of `characters` stands from `at` on, the end where none does.
  std::size_t find(std::string_view characters, std::size_t at) const {
    return std::min(html_.find_first_of(characters, at), html_.size());
  }
  std::size_t behind(char end, std::size_t at) const {
    const std::size_t found = html_.find(end, at);
    return found == std::string_view::npos ? html_.size() : found + 1;
  }

  static HtmlMarkup comment(std::size_t length) {
    HtmlMarkup comment;
    comment.kind = HtmlMarkup::Kind::comment;
    comment.length = length;
    return comment;
  }
  // "<!-->" and "<!--->" are whole comments too.
  std::size_t comment_end() const {
    for (std::size_t at = html_.find("--", 2); at < html_.size(); at = html_.find("--", at + 1)) {
      if (peek(at + 2) == '>') return at + 3;
      if (at >= 4 && html_.substr(at + 2).starts_with("!>")) return at + 4;
    }
    return html_.size();
  }

  HtmlMarkup tag(HtmlMarkup::Kind kind, std::size_t name_at) const {
    std::size_t at = find(" \t\n\f\r/>", name_at);
    HtmlMarkup tag;
    tag.kind = kind;
    tag.length = html_.size();
    tag.name = html_.substr(name_at, at - name_at);
    while (at < html_.size()) {
      const char c = html_[at++];
      if (c == '>') {
        tag.closed = html_[at - 2] == '/';
        tag.length = at;
        return tag;
      }
      if (is_blank(c) || c == '/') continue;
      ++tag.attributes;
      at = attribute_end(find(" \t\n\f\r/>=", at));
    }
    return tag;
  }

  // Behind the value, if any, of an attribute whose name ends at `at`.
  std::size_t attribute_end(std::size_t at) const {
    const std::size_t equals = behind_blanks(at);
    if (peek(equals) != '=') return equals;
    const std::size_t value = behind_blanks(equals + 1);
    const char quote = peek(value);
    if (quote == '"' || quote == '\'') return behind(quote, value + 1);
    return find(" \t\n\f\r>", value);
  }
  std::size_t behind_blanks(std::size_t at) const {
    return std::min(html_.find_first_not_of(blanks, at), html_.size());
  }

  std::string_view html_;
};

}  // namespace

HtmlMarkup html_markup_at(std::string_view html) { return Scanner(html).run(); }

}  // namespace veritally
