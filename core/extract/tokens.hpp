// Tokens: a sentence as words, names, quantities and times, in its order.
//
// The first stage of understanding a sentence: quantities and times, which other stages found,
// stand as one token each, names as one token for all their words. The stages behind it look at
// tokens and their roles, and hardly at the text any more.
#pragma once

#include "extract/mention.hpp"
#include "extract/time_expressions.hpp"
#include "extract/vocabulary.hpp"
#include "reference/prose_words.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace veritally::extract {

enum class TokenKind : std::uint8_t { word, name, quantity, time, comma, bracket, close, mark };

inline constexpr std::uint32_t no_index = UINT32_MAX;

struct Token {
  TokenKind kind = TokenKind::word;
  bool possessive = false;         // of words and names: "'s" stands behind, and is none of it
  bool capital = false;            // of words: starts with a capital letter
  std::uint32_t index = no_index;  // of quantities, times and names, in their lists
  WordInfo info;                   // of words, and of the verb in a quantity
  std::size_t begin = 0;           // bytes in the block's text
  std::size_t end = 0;

  bool is(Role role) const { return kind == TokenKind::word && info.is(role); }
};

// A verb that can stand behind a subject: no -ing form.
bool finite(const Token& token);

// What the tokens of a sentence are made from; all places are bytes in `text`.
struct SentenceParts {
  std::string_view text;  // of the block
  std::size_t begin = 0;  // of the sentence
  std::size_t end = 0;
  std::span<const Mention> mentions;  // those of the sentence, in its order
  std::span<const TimeExpression> times;
};

// Clears `into` and fills it. Names are not joined yet (names.hpp).
void tokenise(const SentenceParts& parts, const Vocabulary& vocabulary, std::vector<Token>& into);

std::string_view text_of(const Token& token, std::string_view text);

}  // namespace veritally::extract
