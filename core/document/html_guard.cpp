#include "document/html_guard.hpp"

#include "document/html_markup.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

namespace veritally {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::uint32_t most_open = 512;
constexpr std::uint32_t most_open_formatting = 32;
constexpr std::uint32_t most_attributes = 256;
constexpr std::uint32_t most_roots = 8;

constexpr std::array void_elements = {"area"sv,  "base"sv, "br"sv,    "col"sv,   "embed"sv,
                                      "hr"sv,    "img"sv,  "input"sv, "link"sv,  "meta"sv,
                                      "param"sv, "wbr"sv,  "frame"sv, "track"sv, "source"sv};
// Elements that another of their kind, or the end of what holds them, ends.
constexpr std::array ended_by_others = {"p"sv,  "li"sv, "dt"sv,    "dd"sv,    "tr"sv,
                                        "td"sv, "th"sv, "tbody"sv, "thead"sv, "tfoot"sv,
                                        "rt"sv, "rp"sv, "option"sv};
// Elements that are opened again in every block until they are closed.
constexpr std::array formatting = {"a"sv,      "b"sv,      "big"sv,  "code"sv, "em"sv,
                                   "font"sv,   "i"sv,      "nobr"sv, "s"sv,    "small"sv,
                                   "strike"sv, "strong"sv, "tt"sv,   "u"sv};
constexpr std::array roots = {"html"sv, "body"sv, "head"sv};
// Elements whose content holds no tags, and those of them where it holds references.
constexpr std::array raw_text = {"script"sv, "style"sv,   "textarea"sv, "title"sv,
                                 "iframe"sv, "noembed"sv, "noframes"sv, "xmp"sv};
constexpr std::array with_references = {"textarea"sv, "title"sv};

constexpr std::string_view name_ends = " \t\n\f\r/>";

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

class Guard {
 public:
  Guard(std::string_view html, std::string& copy) : html_(html), copy_(copy) {}

  std::string_view run() {
    for (std::size_t at = html_.find('<'); at < html_.size(); at = html_.find('<', at)) {
      at = markup_at(at);
    }
    bound_references(html_.size());
    return copy_.empty() ? html_ : std::string_view(copy_);
  }

 private:
  char peek(std::size_t at) const { return at < html_.size() ? html_[at] : '\0'; }

  // Goes through the markup at an opening bracket. Returns where it goes on.
  std::size_t markup_at(std::size_t at) {
    if (html_.substr(at).starts_with("<![CDATA[")) make_comment(at);
    const HtmlMarkup markup = html_markup_at(html_.substr(at));
    const std::size_t end = at + std::max<std::size_t>(markup.length, 1);
    if (markup.kind != HtmlMarkup::Kind::open_tag && markup.kind != HtmlMarkup::Kind::close_tag) {
      return end;
    }
    name_ = markup.name;
    std::transform(name_.begin(), name_.end(), name_.begin(), lower);
    if (markup.kind == HtmlMarkup::Kind::close_tag) {
      close_tag(at, end);
      return end;
    }
    return open_tag(at, end, markup) ? behind_raw_text(end) : end;
  }

  // Where the content that begins at `at` goes on with markup. In SVG and MathML there is no raw
  // text, and most elements of it are passed over in a <select>.
  std::size_t behind_raw_text(std::size_t at) {
    const bool plain = name_ == "plaintext";
    if (foreign_ != 0 || (!plain && !is_one_of(name_, raw_text))) return at;
    if (is_open("select") && name_ != "script" && name_ != "textarea") return at;
    const std::size_t end = plain ? html_.size() : end_of_raw_text(at);
    if (!is_one_of(name_, with_references)) {
      bound_references(at);
      references_ = end;
    }
    return end;
  }

  std::size_t end_of_raw_text(std::size_t at) const {
    for (at = html_.find("</", at); at < html_.size(); at = html_.find("</", at + 2)) {
      const std::string_view name = html_.substr(at + 2, name_.size());
      const bool same = std::equal(name.begin(), name.end(), name_.begin(), name_.end(),
                                   [](char c, char wanted) { return lower(c) == wanted; });
      if (same && name_ends.find(peek(at + 2 + name_.size())) != std::string_view::npos) return at;
    }
    return html_.size();
  }

  // Whether the tag stands, as it is within the bounds. Raw text does not nest.
  bool open_tag(std::size_t at, std::size_t end, const HtmlMarkup& tag) {
    if (is_one_of(name_, void_elements)) return true;
    const bool root = is_one_of(name_, roots);
    if (tag.attributes > most_attributes || (root && ++root_count_ > most_roots)) {
      overwrite(at, end);
      return false;
    }
    if (root || is_one_of(name_, ended_by_others)) return true;
    if (tag.closed && foreign_ != 0) return true;
    const bool formats = is_one_of(name_, formatting);
    const bool nests = open_ >= most_open || (formats && open_formatting_ >= most_open_formatting);
    if (nests && !is_one_of(name_, raw_text)) {
      overwrite(at, end);
      return false;
    }
    ++opened_[name_];
    count(formats, 1);
    return true;
  }

  void close_tag(std::size_t at, std::size_t end) {
    if (name_ == "br" || is_one_of(name_, roots) || is_one_of(name_, ended_by_others)) return;
    if (!is_open(name_)) return overwrite(at, end);
    --opened_[name_];
    count(is_one_of(name_, formatting), -1);
  }

  bool is_open(const std::string& name) const {
    const auto opened = opened_.find(name);
    return opened != opened_.end() && opened->second != 0;
  }

  void count(bool formats, int by) {
    open_ += static_cast<std::uint32_t>(by);
    if (formats) open_formatting_ += static_cast<std::uint32_t>(by);
    if (name_ == "svg" || name_ == "math") foreign_ += static_cast<std::uint32_t>(by);
  }

  // Those of the references that are not seen to yet, up to `end`.
  void bound_references(std::size_t end) {
    const std::string_view part = html_.substr(0, end);
    for (std::size_t at = part.find("&#", references_); at < end; at = part.find("&#", at + 2)) {
      bound_reference(at);
    }
    references_ = end;
  }

  // A reference to more than Unicode has is made one to U+FFFD, which it stands for.
  void bound_reference(std::size_t at) {
    const bool hex = peek(at + 2) == 'x' || peek(at + 2) == 'X';
    const std::size_t first = at + (hex ? 3 : 2);
    const std::size_t end =
        std::min(html_.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789", first),
                 html_.size());
    const std::size_t digits = std::min(html_.find_first_not_of('0', first), end);
    const std::string_view bound = hex ? "FFFD" : "65533";
    if (end - digits <= 7) return;
    if (copy_.empty()) copy_ = html_;
    std::fill(copy_.begin() + static_cast<std::ptrdiff_t>(first),
              copy_.begin() + static_cast<std::ptrdiff_t>(end), '0');
    copy_.replace(end - bound.size(), bound.size(), bound);
  }

  // Character data, which are text inside of SVG and MathML and a comment elsewhere, are a comment
  // everywhere: where they are text, tags would count here that do not there.
  void make_comment(std::size_t at) {
    if (copy_.empty()) copy_ = html_;
    copy_[at + 1] = '?';
  }

  // A comment that nothing but the end of it ends: "<?   >".
  void overwrite(std::size_t begin, std::size_t end) {
    if (html_[end - 1] != '>') return;
    if (copy_.empty()) copy_ = html_;
    copy_[begin + 1] = '?';
    std::fill(copy_.begin() + static_cast<std::ptrdiff_t>(begin) + 2,
              copy_.begin() + static_cast<std::ptrdiff_t>(end) - 1, ' ');
  }

  std::string_view html_;
  std::string& copy_;
  std::string name_;  // of the tag, in lower case
  std::unordered_map<std::string, std::uint32_t> opened_;
  std::size_t references_ = 0;  // up to where they are seen to
  std::uint32_t open_ = 0;
  std::uint32_t open_formatting_ = 0;
  std::uint32_t foreign_ = 0;
  std::uint32_t root_count_ = 0;
};

}  // namespace

std::string_view bounded_html(std::string_view html, std::string& copy) {
  return Guard(html, copy).run();
}

}  // namespace veritally
