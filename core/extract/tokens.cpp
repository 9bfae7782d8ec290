#include "extract/tokens.hpp"

#include <algorithm>

namespace veritally::extract {
namespace {

bool is_upper(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c != 0xC3 || at + 1 >= text.size()) return false;
  const auto next = static_cast<unsigned char>(text[at + 1]);  // U+00C0 to U+00DE
  return next >= 0x80 && next <= 0x9E && next != 0x97;
}

// Signs inside of words: "R&D", "well-known", "don't", "U.S.".
std::size_t joint(std::string_view text, std::size_t at, std::size_t end) {
  if (at + 1 >= end) return 0;
  std::size_t length = 0;
  switch (text[at]) {
    case '-':
    case '&':
    case '\'':
    case '.':
      length = 1;
      break;
    case '\xE2': {
      const std::string_view rest = text.substr(at, end - at);
      if (rest.starts_with("’") || rest.starts_with("‑")) length = 3;
      break;
    }
    default:
      break;
  }
  return length != 0 && is_word_byte(text, at + length) ? length : 0;
}

// The end of the word at `at`. A full stop behind letters that full stops part ("U.S.") is its own.
std::size_t word_end_at(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t here = at;
  bool points = false;
  while (here < end) {
    if (is_word_byte(text, here)) {
      ++here;
    } else if (const std::size_t length = joint(text, here, end)) {
      points = points || text[here] == '.';
      here += length;
    } else {
      break;
    }
  }
  return points && here < text.size() && text[here] == '.' ? here + 1 : here;
}

class Tokeniser {
 public:
  Tokeniser(const SentenceParts& parts, const ProseWords& words, std::vector<Token>& into)
      : parts_(parts), text_(parts.text), words_(words), into_(into) {}

  void run() {
    std::size_t at = parts_.begin;
    while (at < parts_.end) {
      if (const auto length = blank_at(text_, at)) {
        at += length;
      } else if (!take_part(at)) {
        take_word_or_mark(at);
      }
    }
  }

 private:
  // A quantity or time that begins at `at`, or before it and reaches beyond it.
  bool take_part(std::size_t& at) {
    while (mention_ < parts_.mentions.size() && parts_.mentions[mention_].end <= at) ++mention_;
    while (time_ < parts_.times.size() && parts_.times[time_].end <= at) ++time_;
    const bool quantity = here(parts_.mentions, mention_, at);
    const bool time = here(parts_.times, time_, at);
    const bool covered =
        quantity && time && parts_.mentions[mention_].end <= parts_.times[time_].end;
    if (quantity && !covered) {
      push(TokenKind::quantity, at, parts_.mentions[mention_].end, mention_);
      return true;
    }
    if (!time) return false;
    take_time(at, parts_.times[time_].end);
    return true;
  }

  template <class Part>
  static bool here(std::span<const Part> parts, std::size_t index, std::size_t at) {
    return index < parts.size() && parts[index].begin <= at;
  }

  // A time, and behind it the quantities that it holds: "the past 12 months".
  void take_time(std::size_t& at, std::size_t end) {
    push(TokenKind::time, at, end, time_);
    while (mention_ < parts_.mentions.size() && parts_.mentions[mention_].begin < end) {
      std::size_t inside = parts_.mentions[mention_].begin;
      push(TokenKind::quantity, inside, parts_.mentions[mention_].end, mention_);
      at = std::max(at, inside);
      ++mention_;
    }
  }

  void push(TokenKind kind, std::size_t& at, std::size_t end, std::size_t index) {
    Token token;
    token.kind = kind;
    token.index = static_cast<std::uint32_t>(index);
    token.begin = at;
    token.end = end;
    take_possessive(token);
    if (kind == TokenKind::quantity) token.info = acting_word(at, end);
    into_.push_back(token);
    at = std::max(into_.back().end, at + 1);
    if (token.possessive) at = behind_possessive(token.end);
  }

  // The verb in a quantity, as in "more than doubled" and "exceed $5 billion".
  WordInfo acting_word(std::size_t at, std::size_t end) const {
    for (std::size_t i = at; i < end; ++i) {
      if (!is_word_byte(text_, i) || (i > at && is_word_byte(text_, i - 1))) continue;
      const WordInfo info = words_.find(text_.substr(i, word_end_at(text_, i, end) - i));
      if (info.is(Role::change) || info.is(Role::reach)) return info;
    }
    return {};
  }

  void take_word_or_mark(std::size_t& at) {
    Token token;
    token.begin = at;
    if (!is_word_byte(text_, at)) {
      token.kind = mark_at(at);
      token.end = at + 1;
      while (token.end < parts_.end &&
             (static_cast<unsigned char>(text_[token.end]) & 0xC0U) == 0x80) {
        ++token.end;
      }
      at = token.end;
      into_.push_back(token);
      return;
    }
    std::size_t limit = parts_.end;
    if (mention_ < parts_.mentions.size()) {
      limit = std::min(limit, std::max(parts_.mentions[mention_].begin, at + 1));
    }
    token.end = word_end_at(text_, at, limit);
    token.capital = is_upper(text_, at);
    at = token.end;
    take_possessive(token);
    if (token.possessive && token.end == at) at = behind_possessive(at);
    token.info = words_.find(text_.substr(token.begin, token.end - token.begin));
    into_.push_back(token);
  }

  TokenKind mark_at(std::size_t at) const {
    switch (text_[at]) {
      case ',':
        return TokenKind::comma;
      case '(':
      case '[':
        return TokenKind::bracket;
      case ')':
      case ']':
        return TokenKind::close;
      default:
        return TokenKind::mark;
    }
  }

  // The length of the sign at `at` that a possessive "s" follows; 0 where none stands.
  std::size_t sign_at(std::size_t at) const {
    if (at >= text_.size()) return 0;
    if (text_[at] == '\'') return 1;
    return text_[at] == '\xE2' && text_.substr(at).starts_with("’") ? 3 : 0;
  }

  // Behind "'s" or "'".
  std::size_t behind_possessive(std::size_t at) const {
    const std::size_t sign = sign_at(at);
    const bool s = sign != 0 && at + sign < text_.size() && text_[at + sign] == 's';
    return at + sign + (s ? 1 : 0);
  }

  // "Amazon's", "peers'": cuts the ending off.
  void take_possessive(Token& token) const {
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    const char last = word.empty() ? '\0' : word.back();
    if (last == 's' || last == 'S') {
      for (const std::size_t sign : {1, 3}) {
        if (word.size() <= sign + 1 || sign_at(token.end - 1 - sign) != sign) continue;
        token.end -= sign + 1;
        token.possessive = true;
        return;
      }
    }
    if (token.kind == TokenKind::time) {
      token.possessive = behind_possessive(token.end) > token.end + sign_at(token.end);
    } else if (token.kind == TokenKind::word && last == 's') {
      const std::size_t next = behind_possessive(token.end);
      token.possessive = next != token.end && blank_at(text_, next) != 0;
    }
  }

  const SentenceParts& parts_;
  std::string_view text_;
  const ProseWords& words_;
  std::vector<Token>& into_;
  std::size_t mention_ = 0;
  std::size_t time_ = 0;
};

}  // namespace

bool finite(const Token& token) {
  if (token.kind != TokenKind::word) return false;
  constexpr std::uint8_t ing = 3;
  return token.info.is(Role::auxiliary) || token.info.is(Role::future) ||
         token.info.is(Role::possible) || (token.info.is(Role::verb) && token.info.form != ing);
}

void tokenise(const SentenceParts& parts, const Vocabulary& vocabulary, std::vector<Token>& into) {
  into.clear();
  Tokeniser(parts, vocabulary.lexicon.prose, into).run();
}

std::string_view text_of(const Token& token, std::string_view text) {
  return text.substr(token.begin, token.end - token.begin);
}

}  // namespace veritally::extract
