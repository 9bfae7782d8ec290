#include "document/html_metadata.hpp"

#include "document/json_ld.hpp"
#include "document/lines.hpp"
#include "document/metadata.hpp"

#include <algorithm>
#include <array>

namespace veritally {
namespace {

using std::string_view_literals::operator""sv;

// Names of <meta>, in lower case, in the order in which they count.
constexpr std::array date_names = {"article:published_time"sv,
                                   "og:published_time"sv,
                                   "datepublished"sv,
                                   "date"sv,
                                   "pubdate"sv,
                                   "publishdate"sv,
                                   "publish_date"sv,
                                   "publish-date"sv,
                                   "parsely-pub-date"sv,
                                   "sailthru.date"sv,
                                   "dc.date.issued"sv,
                                   "dc.date"sv,
                                   "dcterms.issued"sv,
                                   "dcterms.date"sv,
                                   "citation_date"sv,
                                   "dcterms.created"sv};
constexpr std::array title_names = {"og:title"sv, "headline"sv, "dc.title"sv, "twitter:title"sv};
constexpr std::array language_names = {"content-language"sv, "og:locale"sv, "dc.language"sv};

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// The best of several statements of one thing: that of the lowest rank, the first among equals.
template <class Value>
class Best {
 public:
  void offer(Value value, std::size_t rank) {
    if (rank >= rank_) return;
    value_ = std::move(value);
    rank_ = rank;
  }
  const Value& value() const { return value_; }

 private:
  Value value_{};
  std::size_t rank_ = SIZE_MAX;
};

template <std::size_t Size>
std::optional<std::size_t> rank_in(const std::array<std::string_view, Size>& names,
                                   std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<std::size_t>(at - names.begin());
}

// Ranks behind those of <meta>.
constexpr std::size_t of_json_ld = 100;
constexpr std::size_t of_element = 101;

class MetadataReader {
 public:
  explicit MetadataReader(Document& document) : document_(document) {}

  void read(const HtmlTree& tree) {
    visit_below(tree.root(), [this](const GumboNode& node) { return enter(node); });
    if (!data_.headline.empty()) title_.offer(data_.headline, of_json_ld);
    if (data_.published) date_.offer(data_.published, of_json_ld);
    const std::string tag = language_of(attribute(tree.root(), "lang"));
    document_.title = trim(title_.value());
    document_.language = tag.empty() ? language_.value() : tag;
    document_.date = date_.value();
  }

 private:
  bool enter(const GumboNode& node) {
    switch (tag_of(node)) {
      case GUMBO_TAG_META:
        read_meta(node);
        break;
      case GUMBO_TAG_SCRIPT:
        if (lower_case(attribute(node, "type")) == "application/ld+json") {
          read_json_ld(text_inside(node), data_);
        }
        return false;
      case GUMBO_TAG_TITLE:
        title_.offer(std::string(text_inside(node)), of_element);
        break;
      case GUMBO_TAG_TIME:
        if (const auto day = day_of(attribute(node, "datetime"))) date_.offer(day, of_element);
        break;
      case GUMBO_TAG_SVG:
        return false;
      default:
        if (attribute(node, "itemprop") == "datePublished"sv) read_meta(node);
        break;
    }
    return true;
  }

  void read_meta(const GumboNode& node) {
    const std::string_view content = attribute(node, "content");
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      const std::string name = lower_case(attribute(node, key));
      if (name.empty()) continue;
      if (const auto rank = rank_in(title_names, name)) title_.offer(std::string(content), *rank);
      if (const auto rank = rank_in(language_names, name)) {
        if (std::string tag = language_of(content); !tag.empty()) language_.offer(tag, *rank);
      }
      if (const auto rank = rank_in(date_names, name)) {
        if (const auto day = day_of(content)) date_.offer(day, *rank);
      }
    }
  }

  Document& document_;
  ArticleData data_;
  Best<std::string> title_;
  Best<std::string> language_;
  Best<std::optional<Date>> date_;
};

}  // namespace

void read_html_metadata(const HtmlTree& tree, Document& document) {
  MetadataReader(document).read(tree);
}

}  // namespace veritally
