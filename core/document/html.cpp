// HTML: what a person reads of a page. gumbo builds the tree; its text points into the source.
//
// Left out: scripts, styles, code, forms' controls, graphics, struck-through and hidden text, and
// what stands around an article: navigation, asides, a page's header and footer.
#include "document/block_writer.hpp"
#include "document/formats.hpp"
#include "document/html_guard.hpp"
#include "document/html_metadata.hpp"
#include "document/html_text.hpp"
#include "document/html_tree.hpp"
#include "document/lines.hpp"
#include "document/table_grid.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace veritally {
namespace {

using std::string_view_literals::operator""sv;

enum class Role : std::uint8_t {
  inline_text,
  block,  // begins and ends a block
  heading,
  list,
  item,
  table,
  row,
  cell,
  caption,
  link,
  raised,    // <sup>
  line_end,  // <br>
  content,   // <main>, <article>: what stands around it is not read
  around,    // <header>, <footer>: read inside an article alone
  mute,      // left out
  mute_block,
  cut,  // left out, and seen to be
};

Role role_of_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return Role::heading;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
      return Role::list;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return Role::item;
    case GUMBO_TAG_TABLE:
      return Role::table;
    case GUMBO_TAG_TR:
      return Role::row;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return Role::cell;
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGCAPTION:
      return Role::caption;
    case GUMBO_TAG_A:
      return Role::link;
    case GUMBO_TAG_SUP:
      return Role::raised;
    case GUMBO_TAG_BR:
      return Role::line_end;
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE:
      return Role::content;
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
      return Role::around;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_XMP:
      return Role::block;
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RT:
      return Role::mute;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
      return Role::mute_block;
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_S:
    case GUMBO_TAG_STRIKE:
      return Role::cut;
    default:
      return Role::inline_text;
  }
}

bool is_raw_text(GumboTag tag) { return tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_PLAINTEXT; }

bool is_hidden(const GumboNode& node) {
  constexpr std::array around = {"navigation"sv, "banner"sv, "contentinfo"sv, "complementary"sv,
                                 "search"sv,     "menu"sv,   "menubar"sv,     "toolbar"sv};
  if (node.v.element.attributes.length == 0) return false;
  const std::string_view role = attribute(node, "role");
  return has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true" ||
         std::find(around.begin(), around.end(), role) != around.end() ||
         attribute(node, "style").find("display:none") != std::string_view::npos ||
         attribute(node, "style").find("display: none") != std::string_view::npos;
}

Role role_of(const GumboNode& node) {
  return is_hidden(node) ? Role::mute_block : role_of_tag(tag_of(node));
}

// A table that arranges a page: another table, a list, a heading or several paragraphs stand in it.
bool is_layout(const GumboNode& table) {
  if (attribute(table, "role") == "presentation") return true;
  bool layout = false;
  const GumboNode* paragraphs_of = nullptr;
  visit_below(table, [&](const GumboNode& node) {
    const Role role = is_element(node) ? role_of_tag(node.v.element.tag) : Role::inline_text;
    layout = layout || role == Role::table || role == Role::list || role == Role::heading;
    if (tag_of(node) == GUMBO_TAG_P) {
      layout = layout || paragraphs_of == node.parent;
      paragraphs_of = node.parent;
    }
    return !layout;
  });
  return layout;
}

// A link into this page that is raised, as a whole or its text: "<sup><a href='#n1'>1</a></sup>".
bool is_footnote_mark(const GumboNode& node) {
  if (role_of_tag(tag_of(node)) != Role::link || !attribute(node, "href").starts_with('#')) {
    return false;
  }
  const auto is_raised = [](const GumboNode& other) {
    return is_element(other) && role_of_tag(tag_of(other)) == Role::raised;
  };
  return is_raised(*node.parent) || (child_count(node) > 0 && is_raised(child(node, 0)));
}

// A span of cells as HTML reads it: at least 1, and no more than the standard allows.
std::uint32_t span_of(const GumboNode& cell, const char* name, std::uint32_t most) {
  const std::string_view text = attribute(cell, name);
  std::uint32_t span = 1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), span);
  if (read.ec == std::errc::result_out_of_range) span = most;
  return std::clamp(span, 1U, most);
}

// What the elements around a text say of it.
struct Context {
  BlockKind kind = BlockKind::paragraph;
  unsigned level = 0;
  unsigned list_level = 0;
  bool one_block = false;   // in a heading, cell or caption: what is inside begins no block
  bool in_content = false;  // <main>, <article>
  bool in_grid = false;     // a table whose cells are cells
  bool in_table_head = false;
  bool raised = false;
  bool raw_text = false;        // tags and references are text
  bool in_page_link = false;    // a link into this page
  std::size_t link = SIZE_MAX;  // that the element begins
};

// Walks the tree and writes blocks.
class HtmlReader {
 public:
  // The tree was made of `bounded`, which is `html` within its bounds. That stands at `source` in
  // the document's source.
  HtmlReader(std::string_view html, std::string_view bounded, std::size_t source,
             BlockWriter& writer, Document& document)
      : html_(html), bounded_(bounded), source_(source), writer_(writer), document_(document) {}

  void read(const GumboNode& root) {
    visit_below(root, [&](const GumboNode& node) {
      has_content_ = has_content_ || role_of(node) == Role::content;
      if (is_footnote_mark(node)) footnotes_.insert(attribute(node, "href").substr(1));
      return true;
    });
    contexts_.emplace_back();
    visit_below(
        root, [this](const GumboNode& node) { return enter(node); },
        [this](const GumboNode& node) { leave(node); });
    writer_.close();
  }

 private:
  bool enter(const GumboNode& node);
  bool enter_element(const GumboNode& node, Role role, Context& context);
  bool enter_link(const GumboNode& node, Context& context);
  void begin_footnote(const GumboNode& node, Context& context);
  void leave(const GumboNode& node);
  void leave_cell(const GumboNode& node);
  void take_text(const GumboText& text);
  void take_raised_digits(std::string_view digits, std::size_t source);
  void take_line_end();

  // A block begins or ends here, if what is around allows it.
  void part() {
    line_ends_ = 0;
    if (contexts_.back().one_block) {
      writer_.end_line();
    } else {
      writer_.close();
    }
  }
  void become(Context& context, BlockKind kind, unsigned level = 0) const {
    if (context.one_block) return;
    context.kind = kind;
    context.level = level;
    context.one_block = kind != BlockKind::item && kind != BlockKind::paragraph;
  }
  // Where in the HTML something stands that the tree was made of.
  std::size_t offset_of(const GumboStringPiece& piece) const {
    return static_cast<std::size_t>(piece.data - bounded_.data());
  }

  std::string_view html_;
  std::string_view bounded_;
  std::size_t source_;
  BlockWriter& writer_;
  Document& document_;
  std::vector<Context> contexts_;
  std::vector<TableGrid> grids_;
  std::set<std::string_view> footnotes_;  // ids to which marks lead
  std::string_view footnote_;             // that of the one whose text is about to begin
  unsigned line_ends_ = 0;                // <br> since the last text
  bool has_content_ = false;
};

bool HtmlReader::enter(const GumboNode& node) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
      node.type == GUMBO_NODE_CDATA) {
    take_text(node.v.text);
    return false;
  }
  if (!is_element(node)) return false;
  Context context = contexts_.back();
  context.link = SIZE_MAX;
  if (!enter_element(node, role_of(node), context)) return false;
  contexts_.push_back(context);
  return true;
}

// Whether the nodes below are read, in the context that the element makes.
bool HtmlReader::enter_element(const GumboNode& node, Role role, Context& context) {
  const GumboElement& element = node.v.element;
  switch (role) {
    case Role::mute:
      return false;
    case Role::mute_block:
      part();
      return false;
    case Role::cut:
      if (element.original_tag.data != nullptr) {
        const std::size_t begin = source_ + offset_of(element.original_tag);
        writer_.leave_out(begin, begin + element.original_tag.length);
      }
      return false;
    case Role::line_end:
      take_line_end();
      return false;
    case Role::inline_text:
      return true;
    case Role::link:
      return enter_link(node, context);
    case Role::raised:
      context.raised = true;
      return !context.in_page_link;
    case Role::around:
      part();
      return context.in_content || (!has_content_ && element.tag == GUMBO_TAG_HEADER);
    case Role::content:
      context.in_content = true;
      break;
    case Role::heading:
      become(context, BlockKind::heading, static_cast<unsigned>(element.tag - GUMBO_TAG_H1) + 1);
      break;
    case Role::list:
      ++context.list_level;
      break;
    case Role::item:
      if (!context.one_block) {
        writer_.close();
        writer_.begin_item();
      }
      become(context, BlockKind::item, std::max(context.list_level, 1U));
      break;
    case Role::table:
      context.in_grid = !context.one_block && !is_layout(node);
      if (context.in_grid) grids_.emplace_back();
      break;
    case Role::row:
      if (context.in_grid) grids_.back().start_row();
      break;
    case Role::cell:
    case Role::caption:
      become(context, role == Role::caption ? BlockKind::caption
                      : context.in_grid     ? BlockKind::cell
                                            : BlockKind::paragraph);
      break;
    case Role::block:
      context.in_table_head = context.in_table_head || element.tag == GUMBO_TAG_THEAD;
      context.raw_text = context.raw_text || is_raw_text(element.tag);
      break;
  }
  part();
  if (role == Role::item || role == Role::block) begin_footnote(node, context);
  return true;
}

// What the mark of a footnote leads to is one, and has the mark's link at its beginning.
void HtmlReader::begin_footnote(const GumboNode& node, Context& context) {
  const std::string_view id = attribute(node, "id");
  if (id.empty() || context.one_block || !footnotes_.contains(id)) return;
  become(context, BlockKind::footnote);
  footnote_ = id;
}

// A link into this page that is raised, or all that a raised text holds, is the mark of a footnote.
bool HtmlReader::enter_link(const GumboNode& node, Context& context) {
  const std::string_view target = attribute(node, "href");
  if (target.empty()) return true;
  context.link = document_.links.size();
  context.in_page_link = target.starts_with('#');
  document_.links.push_back({writer_.position(), writer_.position(), std::string(target)});
  return !(context.raised && context.in_page_link);
}

void HtmlReader::leave(const GumboNode& node) {
  const Context context = contexts_.back();
  contexts_.pop_back();
  if (context.link != SIZE_MAX) {
    Link& link = document_.links[context.link];
    link.end = writer_.position();
    const std::string_view text =
        std::string_view(document_.text).substr(link.begin, link.end - link.begin);
    link.begin += leading_blanks(text);
  }
  const Role role = role_of_tag(tag_of(node));
  if (role == Role::inline_text || role == Role::link || role == Role::raised) return;
  if (role == Role::cell && context.in_grid) return leave_cell(node);
  if (role == Role::caption && context.in_grid && context.kind == BlockKind::caption) {
    return grids_.back().set_caption(writer_.close());
  }
  part();
  if (role == Role::table && context.in_grid) {
    grids_.back().finish(document_);
    grids_.pop_back();
  }
}

void HtmlReader::leave_cell(const GumboNode& node) {
  const bool heading = tag_of(node) == GUMBO_TAG_TH || contexts_.back().in_table_head;
  grids_.back().place(writer_.close(), heading, span_of(node, "rowspan", 65534),
                      span_of(node, "colspan", 1000));
}

void HtmlReader::take_text(const GumboText& text) {
  if (text.original_text.length == 0) return;
  const std::size_t at = offset_of(text.original_text);
  const std::string_view markup = html_.substr(at, text.original_text.length);
  const std::string_view read = text.text;
  const bool blank = leading_blanks(read) == read.size();
  if (blank && !writer_.is_open()) return;
  const Context& context = contexts_.back();
  if (!writer_.is_open()) {
    writer_.open(context.kind, context.level);
    if (!footnote_.empty() && context.kind == BlockKind::footnote) {
      document_.links.push_back(
          {writer_.position(), writer_.position(), '#' + std::string(footnote_)});
    }
    footnote_ = {};
  }
  if (!blank) line_ends_ = 0;
  const bool digits = read.find_first_not_of("0123456789") == std::string_view::npos;
  if (context.raised && digits && read == markup) return take_raised_digits(read, source_ + at);
  write_html_text(read, markup, context.raw_text, source_ + at, writer_);
}

// "m<sup>2</sup>" reads as "m²", not as "m2".
void HtmlReader::take_raised_digits(std::string_view digits, std::size_t source) {
  constexpr std::array raised = {"\u2070"sv, "\u00B9"sv, "\u00B2"sv, "\u00B3"sv, "\u2074"sv,
                                 "\u2075"sv, "\u2076"sv, "\u2077"sv, "\u2078"sv, "\u2079"sv};
  for (const char digit : digits) {
    writer_.replaced(raised[static_cast<std::size_t>(digit - '0')], source, source + 1);
    ++source;
  }
}

// Two in a row part paragraphs.
void HtmlReader::take_line_end() {
  if (++line_ends_ < 2 || contexts_.back().one_block) {
    writer_.end_line();
  } else {
    writer_.close();
  }
}

}  // namespace

void read_html_fragment(std::string_view html, std::size_t source, BlockWriter& writer,
                        Document& document) {
  std::string copy;
  const std::string_view bounded = bounded_html(html, copy);
  const HtmlTree tree(bounded);
  HtmlReader(html, bounded, source, writer, document).read(tree.root());
}

void read_html(std::string_view utf8, Document& document) {
  std::string copy;
  const std::string_view bounded = bounded_html(utf8, copy);
  const HtmlTree tree(bounded);
  read_html_metadata(tree, document);
  BlockWriter writer(document);
  HtmlReader(utf8, bounded, 0, writer, document).read(tree.root());
}

}  // namespace veritally
