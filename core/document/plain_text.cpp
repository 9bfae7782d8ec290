// Plain text: paragraphs parted by blank lines, wrapped or a line each, and list items.
//
// The text is the input, but that all lines end with a line feed alone, and without source marks
// (source_mark.hpp).
#include "base/utf8.hpp"
#include "document/formats.hpp"
#include "document/lines.hpp"
#include "document/source_mark.hpp"

#include <algorithm>

namespace veritally {
namespace {

// Text that a program or person wrapped has lines that end near a margin in this range.
constexpr std::size_t narrowest_margin = 50;
constexpr std::size_t widest_margin = 120;
// Letters of unequal width, as of text copied from a page, end lines that are up to one twelfth
// shorter than the longest before a word that would seem to fit in.
constexpr std::size_t margins_of_slack = 12;

// Longer lines are no headings.
constexpr std::size_t longest_headline = 160;
constexpr std::size_t longest_section_heading = 80;

// The bytes from `at` to `until`.
void copy_lines(std::string_view utf8, std::size_t at, std::size_t until, Document& document) {
  while (at < until) {
    const std::size_t end = std::min(utf8.substr(0, until).find('\r', at), until);
    document.text.append(utf8.substr(at, end - at));
    document.source.append_verbatim(end - at, at);
    at = end + 1;
    if (end < until && (at == utf8.size() || utf8[at] != '\n')) {
      document.text += '\n';
      document.source.append_replaced(1, end, at);
    }
  }
}

void copy(std::string_view utf8, Document& document) {
  document.text.reserve(utf8.size());
  std::size_t copied = 0;
  for (std::size_t at = utf8.find("[^"); at != std::string_view::npos; at = utf8.find("[^", at)) {
    auto mark = source_mark_at(utf8.substr(at));
    if (!mark) {
      ++at;
      continue;
    }
    copy_lines(utf8, copied, at, document);
    copied = at += mark->length;
    document.links.push_back({document.text.size(), document.text.size(), std::move(mark->target)});
  }
  copy_lines(utf8, copied, utf8.size(), document);
}

// Lines between two blank ones, and the longest of them in code points, counted up to where it is
// too long for a margin.
struct Run {
  std::size_t end = 0;
  std::size_t width = 0;
};

Run run_at(std::string_view text, std::size_t begin) {
  Run run;
  for (std::size_t at = begin; at < text.size();) {
    const std::string_view line = trim(take_line(text, at));
    if (line.empty()) break;
    run.end = at;
    if (run.width > widest_margin) continue;
    run.width =
        std::max(run.width, line.size() > 4 * widest_margin ? line.size()
                                                            : std::size_t{count_code_points(line)});
  }
  return run;
}

// True where the break between two lines of a run is one of a wrapped paragraph: the next word did
// not fit in, hardly did and the sentence has not ended, or it goes on in lower case.
bool wrapped(std::string_view line, std::string_view next, std::size_t width) {
  if (width > widest_margin || line.find('\t') != std::string_view::npos ||
      next.find('\t') != std::string_view::npos) {
    return false;
  }
  if (starts_lower_case(next) && !ends_sentence(line)) return true;
  const std::string_view word = next.substr(0, next.find(' '));
  const std::size_t slack = ends_sentence(line) ? 0 : width / margins_of_slack;
  return width >= narrowest_margin &&
         count_code_points(line) + 1 + count_code_points(word) + slack > width;
}

// Makes the blocks of one run of lines after the other.
class Blocks {
 public:
  explicit Blocks(Document& document) : text_(document.text), blocks_(document.blocks) {}

  void read() {
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t behind = at;
      if (trim(take_line(text_, behind)).empty()) {
        at = behind;
        continue;
      }
      const Run run = run_at(text_, at);
      read_run(at, run);
      at = run.end;
    }
  }

 private:
  void read_run(std::size_t at, const Run& run) {
    std::string_view previous;
    while (at < run.end) {
      const std::string_view line = trim(take_line(text_, at));
      const bool joins = !previous.empty() && wrapped(previous, line, run.width);
      const std::size_t mark = list_mark(line);
      const bool in_list = !previous.empty() && blocks_.back().kind == BlockKind::item;
      if (mark != 0 && (!joins || in_list || previous.back() == ':')) {
        add(BlockKind::item, line.substr(mark));
      } else if (joins) {
        blocks_.back().end = offset(line) + line.size();
      } else {
        add(BlockKind::paragraph, line);
      }
      previous = line;
    }
  }

  void add(BlockKind kind, std::string_view piece) {
    Block block;
    block.kind = kind;
    block.level = kind == BlockKind::item ? 1 : 0;
    block.begin = offset(piece);
    block.end = block.begin + piece.size();
    blocks_.push_back(block);
  }

  std::size_t offset(std::string_view piece) const {
    return static_cast<std::size_t>(piece.data() - text_.data());
  }

  std::string_view text_;
  std::vector<Block>& blocks_;
};

bool may_be_heading(std::string_view text, std::size_t longest) {
  return !text.empty() && text.size() <= 4 * longest && count_code_points(text) <= longest &&
         text.find('\n') == std::string_view::npos && text.find('\t') == std::string_view::npos &&
         !starts_lower_case(text) && std::string_view(".,;:-").find(text.back()) == text.npos;
}

// At least four words, most of them of letters: a date or a crumb of navigation is no headline.
bool reads_as_headline(std::string_view text) {
  std::size_t words = 0;
  std::size_t with_digits = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text = trim(text.substr(word.size()));
    ++words;
    if (word.find_first_of("0123456789") != std::string_view::npos) ++with_digits;
  }
  return words >= 4 && 2 * with_digits < words;
}

// "Monday, Mar 3, 2025 7:30 pm": a short line that is no sentence and names a year.
bool is_dated_line(std::string_view text) {
  if (text.size() > longest_section_heading || ends_sentence(text)) return false;
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view century = text.substr(i, 2);
    const bool year = (century == "19" || century == "20") && digit(i + 2) && digit(i + 3);
    if (year && !digit(i + 4) && (i == 0 || !digit(i - 1))) return true;
  }
  return false;
}

// A line without the full stop that few headlines have: those right above the line of the date.
std::string_view title_of(std::string_view text, std::string_view below) {
  if (text.ends_with('.') && is_dated_line(below)) text.remove_suffix(1);
  return text;
}

// The headline is the first block that reads as one, before any prose; a section's heading is a
// short line without a full stop, before prose or a list.
void guess_headings(Document& document) {
  bool before_prose = true;
  for (std::size_t i = 0; i + 1 < document.blocks.size(); ++i) {
    Block& block = document.blocks[i];
    if (block.kind != BlockKind::paragraph) continue;
    const std::string_view text = document.text_of(block);
    const Block& next = document.blocks[i + 1];
    const std::string_view next_text = document.text_of(next);
    const std::string_view title = title_of(text, next_text);
    if (before_prose && may_be_heading(title, longest_headline) && reads_as_headline(title)) {
      block.kind = BlockKind::heading;
      block.level = 1;
      before_prose = false;
      continue;
    }
    const bool prose = ends_sentence(text);
    if (prose && text.back() != '?') {
      before_prose = false;
      continue;
    }
    const bool heads = next.kind == BlockKind::item ||
                       (ends_sentence(next_text) && next_text.size() > 2 * text.size());
    if (heads && may_be_heading(text, longest_section_heading)) {
      block.kind = BlockKind::heading;
      block.level = 2;
    }
  }
}

}  // namespace

void read_plain_text(std::string_view utf8, Document& document) {
  copy(utf8, document);
  Blocks(document).read();
  guess_headings(document);
}

}  // namespace veritally
