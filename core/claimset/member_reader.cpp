#include "claimset/member_reader.hpp"

#include "base/json_writer.hpp"
#include "base/utf8.hpp"

#include <charconv>
#include <limits>

namespace veritally {
namespace {

constexpr std::size_t shown_length = 40;

std::string shortened(std::string_view text) {
  const std::string_view front = first_code_points(text, shown_length);
  return front.size() < text.size() ? std::string(front) + "..." : std::string(front);
}

// A value as a message shows it.
std::string shown(const Node& node) {
  switch (node.kind) {
    case NodeKind::null:
      return "null";
    case NodeKind::string:
    case NodeKind::cell: {
      std::string out;
      JsonWriter(out).string(shortened(node.text));
      return out;
    }
    case NodeKind::array:
    case NodeKind::object: {
      if (!node.raw.empty()) return shortened(on_one_line(node.raw));
      std::string json;
      JsonWriter out(json);
      write_canonical(out, node);
      return shortened(json);
    }
    default:
      return shortened(node.text);
  }
}

// Decimals without exponent may end in more zeros than a mantissa holds.
Result<Decimal> parse_decimal(std::string_view text) {
  auto value = Decimal::parse(text);
  const std::size_t last = text.find_last_not_of('0');
  if (value || last == std::string_view::npos || text[last] < '0' || text[last] > '9' ||
      text.find_first_of(".eE") != std::string_view::npos) {
    return value;
  }
  const std::size_t zeros = text.size() - last - 1;
  return Decimal::parse(std::string(text.substr(0, last + 1)) + "e" + std::to_string(zeros));
}

// A list in a CSV cell: "a;b", with a '\' before an item's own ';' or '\'.
std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ';') {
      items.emplace_back();
    } else {
      const bool escaped =
          c == '\\' && i + 1 < text.size() && (text[i + 1] == ';' || text[i + 1] == '\\');
      items.back() += escaped ? text[++i] : c;
    }
  }
  return items;
}

}  // namespace

std::string MemberReader::path_to(std::string_view name) const {
  std::string path;
  for (std::size_t i = 0; i < depth_; ++i) path.append(path_[i]).append(".");
  return path.append(name);
}

bool MemberReader::wrong(const Node& node, std::string_view expected, std::string hint) {
  const std::string what = "should be " + std::string(expected) + ", found " + shown(node);
  return refuse(node, what, std::move(hint));
}

bool MemberReader::refuse(const Node& node, std::string_view problem, std::string hint) {
  error_ = {ErrorKind::input, '"' + path_to(node.key) + "\" " + std::string(problem),
            std::move(hint), places_.of(node.at)};
  return false;
}

bool MemberReader::missing(const Node& object, std::string_view name) {
  error_ = {ErrorKind::input, '"' + path_to(name) + "\" is missing", {}, places_.of(object.at)};
  return false;
}

bool MemberReader::string(const Node& node, std::string& out) {
  if (!is_text(node)) return wrong(node, "a string");
  out = node.text;
  return true;
}

bool MemberReader::nonempty(const Node& node, std::string& out) {
  if (!is_text(node) || node.text.empty()) return wrong(node, "a string that is not empty");
  out = node.text;
  return true;
}

bool MemberReader::strings(const Node& node, std::vector<std::string>& out) {
  if (node.kind == NodeKind::cell) {
    out = split_list(node.text);
    std::erase(out, std::string());
    return true;
  }
  if (node.kind != NodeKind::array) return wrong(node, "an array of strings");
  for (const Node& item : Children(node)) {
    if (item.kind != NodeKind::string) {
      Node named = item;
      named.key = node.key;
      return wrong(item.kind == NodeKind::array || item.kind == NodeKind::object ? node : named,
                   "an array of strings");
    }
    if (!item.text.empty()) out.emplace_back(item.text);
  }
  return true;
}

bool MemberReader::boolean(const Node& node, bool& out) {
  const bool typed = node.kind == NodeKind::boolean || node.kind == NodeKind::cell;
  if (!typed || (node.text != "true" && node.text != "false")) return wrong(node, "true or false");
  out = node.text == "true";
  return true;
}

bool MemberReader::whole(const Node& node, std::uint64_t first, std::optional<std::uint64_t>& out) {
  std::uint64_t value = 0;
  const bool typed = node.kind == NodeKind::number || node.kind == NodeKind::cell;
  const char* const end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, value);
  if (!typed || error != std::errc() || stop != end || value < first ||
      value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    return wrong(node, "a whole number from " + std::to_string(first));
  }
  out = value;
  return true;
}

bool MemberReader::decimal(const Node& node, Decimal& out) {
  if (node.kind == NodeKind::number) {
    return wrong(node, "a decimal string", "write the number as a string so that no digit is lost");
  }
  if (!is_text(node)) return wrong(node, "a decimal string");
  const auto value = parse_decimal(node.text);
  if (!value) {
    const bool number = value.error().message.find("is not a decimal") == std::string::npos;
    return number ? refuse(node, "is " + shown(node) + ", which has too many digits",
                           "write at most 18 of them, and zeros for the rest")
                  : wrong(node, "a decimal string");
  }
  out = *value;
  return true;
}

bool MemberReader::range(const Node& node, std::pair<Decimal, Decimal>& out) {
  std::vector<Decimal> ends;
  if (node.kind == NodeKind::cell) {
    for (const std::string& item : split_list(node.text)) {
      Node end = node;
      end.text = item;
      if (!decimal(end, ends.emplace_back())) return false;
    }
  } else if (node.kind == NodeKind::array) {
    for (const Node& item : Children(node)) {
      Node end = item;
      end.key = node.key;
      if (!decimal(end, ends.emplace_back())) return false;
    }
  }
  if (ends.size() != 2 || ends[1] < ends[0]) return wrong(node, "two ascending decimal strings");
  out = {ends[0], ends[1]};
  return true;
}

bool MemberReader::date(const Node& node, std::optional<Date>& out) {
  if (is_text(node) || node.kind == NodeKind::other) out = parse_date(node.text);
  return out || wrong(node, "a date like \"2025-03-31\"");
}

}  // namespace veritally
