#include "document/front_matter.hpp"

#include "document/lines.hpp"
#include "document/metadata.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <toml++/toml.h>
#include <yaml.h>

namespace veritally {
namespace {

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

void keep(std::string_view key, std::string_view value, Document& document) {
  if (key == "title") {
    document.title = trim(value);
  } else if (is_one_of(key, {"lang", "language", "locale"})) {
    document.language = language_of(value);
  } else if (is_one_of(key, {"date", "published", "publishDate", "pubDate", "datePublished"})) {
    if (const auto day = day_of(value)) document.date = day;
  }
}

// The events of a YAML text; libyaml bounds how deep they nest.
class YamlEvents {
 public:
  explicit YamlEvents(std::string_view yaml) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(yaml.data()),
                                 yaml.size());
  }
  ~YamlEvents() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  // The next event; at the end and at an error, one without a type.
  const yaml_event_t& next() {
    yaml_event_delete(&event_);
    if (yaml_parser_parse(&parser_, &event_) == 0) event_ = {};
    return event_;
  }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

std::string_view scalar(const yaml_event_t& event) {
  return {reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length};
}

// The pairs of scalars in the outermost mapping.
void read_yaml(std::string_view yaml, Document& document) {
  YamlEvents events(yaml);
  int depth = 0;
  std::string key;
  bool has_key = false;
  while (true) {
    const yaml_event_t& event = events.next();
    switch (event.type) {
      case YAML_NO_EVENT:
      case YAML_STREAM_END_EVENT:
        return;
      case YAML_MAPPING_START_EVENT:
      case YAML_SEQUENCE_START_EVENT:
        ++depth;
        has_key = false;
        break;
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        --depth;
        has_key = false;
        break;
      case YAML_ALIAS_EVENT:
        has_key = false;
        break;
      case YAML_SCALAR_EVENT:
        if (depth != 1) break;
        if (has_key) {
          keep(key, scalar(event), document);
        } else {
          key = scalar(event);
        }
        has_key = !has_key;
        break;
      default:
        break;
    }
  }
}

void read_toml(std::string_view toml, Document& document) {
  try {
    for (const auto& [key, node] : toml::parse(toml)) {
      if (const auto* text = node.as_string()) {
        keep(key.str(), text->get(), document);
      } else if (node.is_date() || node.is_date_time()) {
        std::ostringstream stamp;
        node.visit([&stamp](const auto& value) { stamp << value; });
        keep(key.str(), stamp.str(), document);
      }
    }
  } catch (const toml::parse_error&) {
    return;
  }
}

struct Fence {
  std::string_view opening;
  std::array<std::string_view, 2> closing;
  void (*read)(std::string_view inside, Document& document);
};
constexpr std::array<Fence, 2> fences = {
    {{"---", {"---", "..."}, read_yaml}, {"+++", {"+++", "+++"}, read_toml}}};

}  // namespace

std::size_t read_front_matter(std::string_view utf8, Document& document) {
  std::size_t at = 0;
  const std::string_view first = take_line(utf8, at);
  for (const Fence& fence : fences) {
    if (!first.starts_with(fence.opening) || !trim(first.substr(3)).empty()) continue;
    const std::size_t inside = at;
    while (at < utf8.size()) {
      const std::size_t line_at = at;
      const std::string_view line = take_line(utf8, at);
      const bool closes =
          std::any_of(fence.closing.begin(), fence.closing.end(), [line](std::string_view closing) {
            return line.starts_with(closing) && trim(line.substr(3)).empty();
          });
      if (!closes) continue;
      fence.read(utf8.substr(inside, line_at - inside), document);
      return at;
    }
  }
  return 0;
}

}  // namespace veritally
