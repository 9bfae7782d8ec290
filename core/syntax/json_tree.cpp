#include "syntax/json_tree.hpp"

#include "base/utf8.hpp"
#include "syntax/json_fault.hpp"

#include <algorithm>

#include <simdjson.h>

namespace veritally {
namespace {

namespace ondemand = simdjson::ondemand;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trim_end(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

// The grammar of JSON's numbers, whatever their size.
bool is_number(std::string_view text) {
  std::size_t at = !text.empty() && text.front() == '-' ? 1 : 0;
  const std::size_t whole = skip_digits(text, at);
  if (whole == at || (text[at] == '0' && whole > at + 1)) return false;
  at = whole;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = skip_digits(text, at + 1);
    if (fraction == at + 1) return false;
    at = fraction;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t exponent = skip_digits(text, at);
    if (exponent == at) return false;
    at = exponent;
  }
  return at == text.size();
}

// Empty for a token that may not stand where it does.
std::string_view complaint(simdjson::error_code code) {
  switch (code) {
    case simdjson::UTF8_ERROR:
      return "the text is not UTF-8";
    case simdjson::UNESCAPED_CHARS:
      return "a control character stands unescaped in a string";
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed";
    case simdjson::STRING_ERROR:
      return "a string has a bad escape";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "an array or object is not closed";
    case simdjson::NUMBER_ERROR:
      return "a number is not well-formed";
    case simdjson::DEPTH_ERROR:
      return "arrays and objects are nested deeper than 1000";
    case simdjson::CAPACITY:
      return "the value is longer than 4 GB";
    case simdjson::MEMALLOC:
      return "the value does not fit into memory";
    default:
      return {};
  }
}

}  // namespace

struct JsonTreeReader::State {
  simdjson::error_code read(std::string_view source);
  simdjson::error_code add(ondemand::value value, const Node& named, unsigned depth);
  simdjson::error_code add_array(ondemand::value& value, unsigned depth);
  simdjson::error_code add_object(ondemand::value& value, unsigned depth);
  simdjson::error_code add_scalar(ondemand::value& value, Node& node, std::string_view token);
  std::uint64_t offset(const char* where) const {
    return static_cast<std::uint64_t>(where - buffer.data()) - 1;
  }
  const char* next_token() {
    const char* where = nullptr;
    if (!started) return nullptr;
    return document.current_location().get(where) == simdjson::SUCCESS ? where : nullptr;
  }

  simdjson::ondemand::parser parser;
  ondemand::document document;
  std::string buffer;  // the text between brackets, and simdjson's padding
  std::string_view text;
  Tree nodes;
  bool started = false;    // whether the document is that of the text
  std::uint64_t last = 0;  // the token read last, for errors
};

// The text is read as the one element of an array: so every value, scalars too, is read alike, and
// what follows it is an error.
simdjson::error_code JsonTreeReader::State::read(std::string_view source) {
  text = source;
  nodes.clear();
  last = 0;
  started = false;
  buffer.clear();
  buffer.reserve(text.size() + 2 + simdjson::SIMDJSON_PADDING);
  buffer.append("[").append(text).append("]");
  const std::size_t length = buffer.size();
  buffer.append(simdjson::SIMDJSON_PADDING, ' ');
  const simdjson::padded_string_view padded(buffer.data(), length, buffer.size());
  if (const auto error = parser.iterate(padded).get(document)) return error;
  started = true;
  ondemand::array array;
  if (const auto error = document.get_array().get(array)) return error;
  for (auto element : array) {
    ondemand::value value;
    if (const auto error = element.get(value)) return error;
    if (!nodes.empty()) return simdjson::TAPE_ERROR;
    if (const auto error = add(value, {}, 0)) return error;
  }
  return nodes.empty() || next_token() != nullptr ? simdjson::TAPE_ERROR : simdjson::SUCCESS;
}

simdjson::error_code JsonTreeReader::State::add(ondemand::value value, const Node& named,
                                                unsigned depth) {
  if (depth > max_depth) return simdjson::DEPTH_ERROR;
  const std::string_view token = trim_end(value.raw_json_token());
  const std::size_t index = nodes.size();
  nodes.push_back(named);
  last = nodes[index].at = offset(token.data());
  if (token.front() != '{' && token.front() != '[') return add_scalar(value, nodes[index], token);
  const bool array = token.front() == '[';
  nodes[index].kind = array ? NodeKind::array : NodeKind::object;
  const auto error = array ? add_array(value, depth) : add_object(value, depth);
  if (error) return error;
  const char* next = next_token();
  if (next == nullptr) return simdjson::TAPE_ERROR;
  Node& node = nodes[index];
  node.span = static_cast<std::uint32_t>(nodes.size() - index);
  node.raw = trim_end(text.substr(node.at, offset(next) - node.at));
  return simdjson::SUCCESS;
}

simdjson::error_code JsonTreeReader::State::add_array(ondemand::value& value, unsigned depth) {
  ondemand::array array;
  if (const auto error = value.get_array().get(array)) return error;
  for (auto element : array) {
    ondemand::value item;
    if (const auto error = element.get(item)) return error;
    if (const auto error = add(item, {}, depth + 1)) return error;
  }
  return simdjson::SUCCESS;
}

simdjson::error_code JsonTreeReader::State::add_object(ondemand::value& value, unsigned depth) {
  ondemand::object object;
  if (const auto error = value.get_object().get(object)) return error;
  for (auto entry : object) {
    ondemand::field field;
    if (const auto error = std::move(entry).get(field)) return error;
    const std::uint64_t key_begin = offset(field.key().raw()) - 1;
    Node named;
    if (const auto error = field.unescaped_key().get(named.key)) return error;
    const char* key_end = field.value().raw_json_token().data();
    while (key_end[-1] == ':' || is_space(key_end[-1])) --key_end;
    named.raw_key = text.substr(key_begin, offset(key_end) - key_begin);
    if (const auto error = add(field.value(), named, depth + 1)) return error;
  }
  return simdjson::SUCCESS;
}

simdjson::error_code JsonTreeReader::State::add_scalar(ondemand::value& value, Node& node,
                                                       std::string_view token) {
  if (token.front() == '"') {
    node.kind = NodeKind::string;
    if (const auto error = value.get_string().get(node.text)) return error;
    node.raw = text.substr(node.at, token.size());
    return simdjson::SUCCESS;
  }
  node.raw = node.text = text.substr(node.at, token.size());
  if (token == "null") return simdjson::SUCCESS;
  if (token == "true" || token == "false") {
    node.kind = NodeKind::boolean;
    return simdjson::SUCCESS;
  }
  node.kind = NodeKind::number;
  return is_number(token) ? simdjson::SUCCESS
         : token.front() == '-' || (token.front() >= '0' && token.front() <= '9')
             ? simdjson::NUMBER_ERROR
             : simdjson::TAPE_ERROR;
}

JsonTreeReader::JsonTreeReader() : state_(std::make_unique<State>()) {}
JsonTreeReader::~JsonTreeReader() = default;

Result<const Tree*> JsonTreeReader::read(std::string_view text, const TextStart& start) {
  const auto code = state_->read(text);
  if (code == simdjson::SUCCESS) return &state_->nodes;
  std::uint64_t at = state_->last;
  const char* next = state_->next_token();
  const bool behind_last = code != simdjson::STRING_ERROR && code != simdjson::NUMBER_ERROR;
  if (code == simdjson::UTF8_ERROR) {
    at = valid_utf8_prefix(text);
  } else if (code == simdjson::UNESCAPED_CHARS || code == simdjson::UNCLOSED_STRING) {
    at = faulty_string(text);
  } else if (behind_last && next != nullptr) {
    at = std::max(at, std::min<std::uint64_t>(text.size(), state_->offset(next)));
  }
  std::string what(complaint(code));
  if (what.empty()) what = "the JSON is not well-formed: expected " + expected_at(text, at);
  return fail(ErrorKind::input, std::move(what), {}, TextPlaces(text, start).of(at));
}

}  // namespace veritally
