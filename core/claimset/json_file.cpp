#include "claimset/json_file.hpp"

#include "claimset/json_record.hpp"
#include "syntax/json_tree.hpp"

#include <algorithm>
#include <utility>

namespace veritally {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Walks over the outer two levels of the file. It only finds where a value ends; whether that is
// JSON is for `check_json` to say, so that no file is held in memory twice and none is too long.
class Cutter {
 public:
  Cutter(std::string_view text, std::string_view name, const JsonSlice& slice)
      : text_(text), slice_(slice) {
    context_.file = name;
  }

  Result<void> run();
  // Whether the object's names, as far as the text goes, hold "claims"; nullopt: not so far.
  std::optional<bool> find_claims();

 private:
  Result<void> member();
  Result<void> claims();
  // The value that starts here, checked; leaves the position behind it.
  Result<std::string_view> value();
  // The place of a byte; asked for in ascending order it costs one walk over the file.
  void move_place(std::size_t to);
  tl::unexpected<Error> wrong(std::string_view expected);

  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  bool take(char c) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  std::size_t end_of_string(std::size_t at) const;
  std::size_t end_of_value() const;

  std::string_view text_;
  const JsonSlice& slice_;
  RecordContext context_;  // where `place_at_` is
  std::size_t at_ = 0;
  std::size_t place_at_ = 0;
  bool found_claims_ = false;
};

std::size_t Cutter::end_of_string(std::size_t at) const {
  ++at;
  while (true) {
    at = text_.find_first_of("\"\\", at);
    if (at == std::string_view::npos) return text_.size();
    if (text_[at] == '"') return at + 1;
    at += 2;  // a backslash, and what it stands before
  }
}

std::size_t Cutter::end_of_value() const {
  std::size_t depth = 0;
  for (std::size_t at = at_; at < text_.size();) {
    const char c = text_[at];
    if (c == '"') {
      at = end_of_string(at);
      if (depth == 0) return at;
      continue;
    }
    if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth <= 1) return depth == 0 ? at : at + 1;
      --depth;
    } else if (depth == 0 && (c == ',' || c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
      return at;
    }
    ++at;
  }
  return text_.size();
}

void Cutter::move_place(std::size_t to) {
  const std::string_view passed = text_.substr(place_at_, to - place_at_);
  const Place place = TextPlaces(passed, context_.start()).of(passed.size());
  context_.place = {to, to, place.line, place.column};
  place_at_ = to;
}

tl::unexpected<Error> Cutter::wrong(std::string_view expected) {
  skip_space();
  move_place(at_);
  const std::string found = at_ == text_.size() ? ", found the end of the file" : "";
  return fail(ErrorKind::input, "expected " + std::string(expected) + found, {},
              {std::string(context_.file), context_.place.line, context_.place.column});
}

Result<std::string_view> Cutter::value() {
  skip_space();
  const std::size_t begin = at_;
  const std::string_view slice = text_.substr(begin, end_of_value() - begin);
  if (slice.empty()) return wrong("a JSON value");
  move_place(begin);
  context_.place.end = begin + slice.size();
  if (const auto good = check_json(slice, context_); !good) return fail(good.error());
  at_ = begin + slice.size();
  return slice;
}

Result<void> Cutter::claims() {
  if (found_claims_) return wrong("\"claims\" only once");
  found_claims_ = true;
  if (!take('[')) return wrong("\"claims\" to be an array");
  if (take(']')) return {};
  do {
    const auto element = value();
    if (!element) return fail(element.error());
    slice_(*element, context_.place);
  } while (take(','));
  if (!take(']')) return wrong("',' or ']' after a claim");
  return {};
}

Result<void> Cutter::member() {
  skip_space();
  if (at_ == text_.size() || text_[at_] != '"') return wrong("a member's name");
  const auto name = value();
  if (!name) return fail(name.error());
  if (!take(':')) return wrong("':' after a member's name");
  if (*name == "\"claims\"") return claims();
  const auto ignored = value();
  if (!ignored) return fail(ignored.error());
  return {};
}

Result<void> Cutter::run() {
  if (text_.starts_with(byte_order_mark)) place_at_ = at_ = byte_order_mark.size();
  context_.place.begin = at_;
  if (!take('{')) return wrong("a JSON object with the member \"claims\"");
  if (!take('}')) {
    do {
      if (auto good = member(); !good) return good;
    } while (take(','));
    if (!take('}')) return wrong("',' or '}' after a member");
  }
  skip_space();
  if (at_ != text_.size()) return wrong("nothing after the JSON object");
  if (!found_claims_) return wrong("a member \"claims\"");
  return {};
}

std::optional<bool> Cutter::find_claims() {
  if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  const auto skip_value = [this] {
    skip_space();
    const std::size_t begin = std::exchange(at_, end_of_value());
    return text_.substr(begin, at_ - begin);
  };
  const auto stops = [this]() -> std::optional<bool> {
    skip_space();
    return at_ == text_.size() ? std::nullopt : std::optional(false);
  };
  if (!take('{')) return stops();
  do {
    const std::string_view name = skip_value();
    if (!take(':')) return stops();
    if (name == R"("claims")") return true;
    skip_value();
  } while (take(','));
  return stops();
}

}  // namespace

std::optional<bool> has_claims(std::string_view beginning, bool whole) {
  const JsonSlice none;
  const auto found = Cutter(beginning, {}, none).find_claims();
  return found || !whole ? found : false;
}

Result<void> for_each_claim(std::string_view file_text, std::string_view file_name,
                            const JsonSlice& slice) {
  return Cutter(file_text, file_name, slice).run();
}

Result<void> read_json_file(std::string_view file_text, const RecordContext& context,
                            ClaimSink& sink) {
  RecordContext record = context;
  return for_each_claim(file_text, context.file,
                        [&](std::string_view json, const RecordPlace& place) {
                          record.place = place;
                          auto claim = read_claim(json, record);
                          if (claim) {
                            sink.on_claim(std::move(*claim), place);
                          } else {
                            sink.on_error(std::move(claim.error()));
                          }
                        });
}

}  // namespace veritally
