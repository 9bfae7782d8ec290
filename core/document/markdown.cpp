// Markdown: CommonMark with the tables, strike-through and task lists of GitHub, front matter,
// footnotes, and source marks (source_mark.hpp). md4c parses; its text points into the source,
// which makes every place exact.
//
// Left out: code, images, struck-through text, link reference definitions. Blocks of HTML are read
// as HTML.
#include "document/block_writer.hpp"
#include "document/entities.hpp"
#include "document/formats.hpp"
#include "document/front_matter.hpp"
#include "document/lines.hpp"
#include "document/source_mark.hpp"
#include "document/table_grid.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include <md4c.h>

namespace veritally {
namespace {

constexpr unsigned dialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

constexpr std::size_t longest_label = 64;

// No person's list begins further to the right.
constexpr std::size_t last_list_column = 512;

// "[^label]" at the front: the length of it, 0 where it is none.
std::size_t footnote_mark(std::string_view markup) {
  if (!markup.starts_with("[^")) return 0;
  const std::size_t end = markup.substr(0, longest_label).find_first_of("] \t\r\n[", 2);
  if (end == std::string_view::npos || end == 2 || markup[end] != ']') return 0;
  return end + 1;
}

// What stands in brackets and is a link without a text.
struct Mark {
  std::size_t length = 0;  // 0: none
  std::string target{};
  bool footnote = false;
};

Mark mark_at(std::string_view markup) {
  if (auto source = source_mark_at(markup)) return {source->length, std::move(source->target)};
  const std::size_t length = footnote_mark(markup);
  if (length == 0) return {};
  return {length, '#' + std::string(markup.substr(2, length - 3)), true};
}

// The length of a bullet or number with the blank behind it, 0 where none stands.
std::size_t item_mark(std::string_view line) {
  std::size_t length = std::min(line.find_first_not_of("0123456789"), line.size());
  const std::string_view marks = length == 0 ? "-+*" : ".)";
  if (length == line.size() || marks.find(line[length]) == std::string_view::npos) return 0;
  ++length;
  return length < line.size() && (line[length] == ' ' || line[length] == '\t') ? length + 1 : 0;
}

// Lists nest deeper than a person's. md4c goes through all the lists around for every blank line.
bool nests_deeply(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const std::string_view line = take_line(utf8, at);
    std::size_t column = 0;
    for (std::size_t here = 0; here < line.size();) {
      const std::size_t mark = item_mark(line.substr(here));
      if (mark != 0 && column > last_list_column) return true;
      if (mark == 0 && line[here] != ' ' && line[here] != '\t' && line[here] != '>') break;
      column += mark != 0 ? mark : line[here] == '\t' ? 4 : 1;
      here += mark != 0 ? mark : 1;
    }
  }
  return false;
}

// The Markdown for md4c, of the same length: to it "[^1]: [report](a.html)" says that the label
// "^1" leads to "[report](a.html)". Without the colon such a footnote is a paragraph, as those with
// several words are; one that is a bare address is a link.
std::string without_colons_of_links(std::string_view utf8) {
  std::string markdown(utf8);
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const std::string_view line = take_line(utf8, at);
    const std::size_t first = std::min(line.find_first_not_of(" >"), line.size());
    const std::size_t mark = footnote_mark(line.substr(first));
    const std::string_view rest = line.substr(first + mark);
    if (mark == 0 || !rest.starts_with(":") || !trim(rest.substr(1)).starts_with("[")) continue;
    markdown[begin + first + mark] = ' ';
  }
  return markdown;
}

// Takes md4c's calls and writes blocks.
class MarkdownReader {
 public:
  MarkdownReader(std::string_view utf8, Document& document)
      : utf8_(utf8), document_(document), writer_(document) {}

  // False where the document is no Markdown that a person wrote: it makes far more of it than it
  // has bytes.
  bool read(std::size_t from) {
    MD_PARSER parser{};
    parser.flags = dialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return of(self).call([&](auto& reader) { reader.enter(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      return of(self).call([&](auto& reader) { reader.leave(type); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return of(self).call([&](auto& reader) { reader.enter(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return of(self).call([&](auto& reader) { reader.leave(type); });
    };
    parser.text = [](MD_TEXTTYPE type, const char* text, MD_SIZE size, void* self) {
      return of(self).call([&](auto& reader) { reader.take(type, {text, size}); });
    };
    last_ = from;
    markdown_ = without_colons_of_links(utf8_);
    const std::string_view body = std::string_view(markdown_).substr(from);
    return md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, this) == 0;
  }

 private:
  static MarkdownReader& of(void* self) { return *static_cast<MarkdownReader*>(self); }

  template <class Action>
  int call(const Action& action) {
    ++work_;
    action(*this);
    return work_ > 4096 + 8 * utf8_.size() ? 1 : 0;
  }

  void enter(MD_BLOCKTYPE type, const void* detail);
  void leave(MD_BLOCKTYPE type);
  void enter(MD_SPANTYPE type, const void* detail);
  void leave(MD_SPANTYPE type);
  void take(MD_TEXTTYPE type, std::string_view text);

  void open_prose() {
    if (depth_ != 0) {
      writer_.open(BlockKind::item, depth_);
    } else {
      writer_.open(BlockKind::paragraph);
    }
    line_begins_ = true;
  }
  void ensure_open() {
    if (!writer_.is_open()) open_prose();
  }

  // Where a text that md4c passes on stands in the source; nullopt for line ends and blanks of
  // code, which it makes itself.
  std::optional<std::size_t> offset_of(MD_TEXTTYPE type, std::string_view text) const {
    if (type == MD_TEXT_NULLCHAR) return std::min(utf8_.find('\0', last_), utf8_.size() - 1);
    const std::less<> before;
    const bool inside = !before(text.data(), markdown_.data()) &&
                        before(text.data(), markdown_.data() + markdown_.size());
    if (!inside) return std::nullopt;
    return static_cast<std::size_t>(text.data() - markdown_.data());
  }

  void take_prose(std::size_t begin, std::size_t end);
  void take_line_end();
  void take_entity(std::size_t begin, std::size_t end);
  void add_link(std::string target);
  void end_link();
  void end_spans();

  std::string_view utf8_;
  std::string markdown_;  // as md4c reads it; texts of its calls point into it
  Document& document_;
  BlockWriter writer_;
  std::optional<TableGrid> grid_;
  std::vector<std::size_t> open_links_;  // indices into Document::links
  std::size_t last_ = 0;                 // behind the text that was last seen in the source
  std::size_t skip_until_ = 0;           // in the source
  std::size_t work_ = 0;                 // calls, and bytes of targets
  unsigned depth_ = 0;                   // of lists
  unsigned muted_ = 0;                   // spans and blocks whose text is left out
  std::optional<std::size_t> muted_from_;
  bool line_begins_ = false;
};

void MarkdownReader::enter(MD_BLOCKTYPE type, const void* detail) {
  switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      ++depth_;
      [[fallthrough]];
    case MD_BLOCK_DOC:
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_HR:
      writer_.close();
      break;
    case MD_BLOCK_LI:
      writer_.close();
      writer_.begin_item();
      break;
    case MD_BLOCK_H:
      writer_.open(BlockKind::heading, static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_P:
      open_prose();
      break;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
      writer_.close();
      ++muted_;
      muted_from_.reset();
      break;
    case MD_BLOCK_TABLE:
      writer_.close();
      grid_.emplace();
      break;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
    case MD_BLOCK_TR:
      grid_->start_row();
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      writer_.open(BlockKind::cell);
      break;
  }
}

void MarkdownReader::leave(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      end_spans();
      grid_->place(writer_.close(), type == MD_BLOCK_TH);
      break;
    case MD_BLOCK_TABLE:
      grid_->finish(document_);
      grid_.reset();
      break;
    case MD_BLOCK_HTML:
      if (muted_from_) {
        const std::string_view html = utf8_.substr(*muted_from_, last_ - *muted_from_);
        read_html_fragment(html, *muted_from_, writer_, document_);
      }
      [[fallthrough]];
    case MD_BLOCK_CODE:
      end_spans();
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      end_spans();
      writer_.close();
      --depth_;
      break;
    default:
      end_spans();
      writer_.close();
      break;
  }
}

void MarkdownReader::enter(MD_SPANTYPE type, const void* detail) {
  ensure_open();
  if (type == MD_SPAN_CODE || type == MD_SPAN_DEL || type == MD_SPAN_IMG) {
    ++muted_;
  } else if (type == MD_SPAN_A) {
    const MD_ATTRIBUTE& href = static_cast<const MD_SPAN_A_DETAIL*>(detail)->href;
    open_links_.push_back(document_.links.size());
    add_link({href.text, href.size});
  }
}

void MarkdownReader::leave(MD_SPANTYPE type) {
  if (type == MD_SPAN_A) return end_link();
  if (type != MD_SPAN_CODE && type != MD_SPAN_DEL && type != MD_SPAN_IMG) return;
  if (muted_ == 0) return;
  --muted_;
  if (muted_ != 0) return;
  if (type != MD_SPAN_IMG && muted_from_) writer_.leave_out(*muted_from_, last_);
  muted_from_.reset();
}

void MarkdownReader::take(MD_TEXTTYPE type, std::string_view text) {
  if (text.empty()) return;
  if (muted_ == 0) ensure_open();
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    if (muted_ == 0) take_line_end();
    return;
  }
  const auto offset = offset_of(type, text);
  if (!offset) return;
  const std::size_t begin = *offset;
  const std::size_t end = begin + text.size();
  if (muted_ != 0) {
    if (!muted_from_) muted_from_ = begin;
  } else if (type == MD_TEXT_ENTITY) {
    if (begin >= skip_until_) take_entity(begin, end);
  } else if (type == MD_TEXT_HTML) {
    if (text.starts_with("<br")) writer_.end_line();
  } else {
    take_prose(begin, end);
  }
  last_ = end;
}

// Text, in which marks are links without a text. A footnote's mark with a colon at the beginning of
// a paragraph's line begins a footnote.
void MarkdownReader::take_prose(std::size_t begin, std::size_t end) {
  const bool in_footnote_link = !open_links_.empty() && begin > 0 && utf8_[begin] == '^' &&
                                document_.links[open_links_.back()].begin == writer_.position() &&
                                utf8_[begin - 1] == '[';
  if (in_footnote_link) skip_until_ = begin - 1 + footnote_mark(utf8_.substr(begin - 1));
  begin = std::max(begin, skip_until_);
  while (begin < end) {
    const std::size_t bracket = std::min(utf8_.substr(0, end).find('[', begin), end);
    Mark mark = bracket < end ? mark_at(utf8_.substr(bracket)) : Mark();
    const std::size_t until = mark.length != 0 || bracket == end ? bracket : bracket + 1;
    writer_.verbatim(utf8_.substr(begin, until - begin), begin);
    const bool defines =
        line_begins_ && bracket == begin && mark.footnote &&
        utf8_.substr(bracket + mark.length).starts_with(":") &&
        (writer_.kind() == BlockKind::paragraph || writer_.kind() == BlockKind::footnote);
    line_begins_ = false;
    begin = until;
    if (mark.length == 0) continue;
    skip_until_ = bracket + mark.length;
    if (defines) {
      ++skip_until_;
      writer_.open(BlockKind::footnote);
    }
    add_link(std::move(mark.target));
    begin = skip_until_;
  }
}

void MarkdownReader::take_line_end() {
  const std::size_t at = std::min(utf8_.find_first_of("\r\n", last_), utf8_.size() - 1);
  last_ = at + 1;
  if (utf8_[at] == '\r' && last_ < utf8_.size() && utf8_[last_] == '\n') ++last_;
  if (utf8_[last_ - 1] == '\n') {
    writer_.verbatim("\n", last_ - 1);
  } else {
    writer_.replaced("\n", at, last_);
  }
  line_begins_ = true;
}

void MarkdownReader::take_entity(std::size_t begin, std::size_t end) {
  const std::string_view markup = utf8_.substr(begin, end - begin);
  const Entity entity = entity_at(markup);
  if (entity.length == markup.size()) {
    writer_.replaced(entity.text, begin, end);
  } else {
    writer_.verbatim(markup, begin);
  }
}

void MarkdownReader::end_link() {
  if (open_links_.empty()) return;
  document_.links[open_links_.back()].end = writer_.position();
  open_links_.pop_back();
}

// md4c does not always end the spans that it begins, nor begin those that it ends.
void MarkdownReader::end_spans() {
  while (!open_links_.empty()) end_link();
  muted_ = 0;
  muted_from_.reset();
}

void MarkdownReader::add_link(std::string target) {
  work_ += target.size();
  document_.links.push_back({writer_.position(), writer_.position(), std::move(target)});
}

}  // namespace

void read_markdown(std::string_view utf8, Document& document) {
  const std::size_t from = read_front_matter(utf8, document);
  if (!nests_deeply(utf8) && MarkdownReader(utf8, document).read(from)) return;
  document.text.clear();
  document.source = {};
  document.blocks.clear();
  document.tables.clear();
  document.links.clear();
  read_plain_text(utf8, document);
}

}  // namespace veritally
