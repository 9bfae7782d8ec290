#include "pattern.hpp"

namespace veritally::pack {
namespace {

RE2::Options options_for(Case letters) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(letters == Case::counts);
  return options;
}

// Whether the place lies within a word, letters of any alphabet on either side. RE2's own \b knows
// ASCII alone.
bool within_word(std::string_view text, std::uint64_t at) {
  return at < text.size() && plugin::starts_letter(text[at]) &&
         plugin::letter_before(text, at) != at;
}

}  // namespace

Pattern::Pattern(const Written& expression, Case letters, const Entry& entry)
    : expression_(expression.text), letters_(letters) {
  const RE2::Options options = options_for(letters);
  const RE2 alone(expression_, options);
  if (!alone.ok()) {
    throw entry.wrong(expression.spot, "'" + expression_ + "' is no pattern: " + alone.error(),
                      "write a regular expression as RE2 has them");
  }
  if (RE2::FullMatch("", alone)) {
    throw entry.wrong(expression.spot, "'" + expression_ + "' also matches nothing at all",
                      "write a pattern of at least one letter");
  }
  words_ = std::make_unique<RE2>(
      "(?:^|\\b|[^\\pL\\pN_])(" + expression_ + ")(?:$|\\b|[^\\pL\\pN_])", options);
}

std::optional<Pattern::Match> Pattern::find(std::string_view text, std::uint64_t from) const {
  while (from <= text.size()) {
    re2::StringPiece found[Match::most_groups + 1];
    const int groups = std::min(words_->NumberOfCapturingGroups() + 1, Match::most_groups + 1);
    if (!words_->Match(text, from, text.size(), RE2::UNANCHORED, found, groups)) break;
    Match match;
    std::copy(found + 1, found + Match::most_groups + 1, match.groups);
    match.begin = static_cast<std::uint64_t>(found[1].data() - text.data());
    match.end = match.begin + found[1].size();
    if (!within_word(text, match.begin) && !within_word(text, match.end)) return match;
    from = match.begin + 1;
    while (from < text.size() && plugin::is_later_byte(text[from])) ++from;
  }
  return std::nullopt;
}

void Pattern::check_replacement(const Written& replacement, const Entry& entry) const {
  const RE2 alone(expression_, options_for(letters_));
  std::string error;
  if (alone.CheckRewriteString(replacement.text, &error)) return;
  throw entry.wrong(replacement.spot, "\"" + replacement.text + "\" is no replacement: " + error,
                    "write \\1 for what the first brackets of the pattern hold");
}

std::string Pattern::replaced(const std::string& replacement, const Match& match) const {
  std::string text;
  words_->Rewrite(&text, replacement, match.groups, Match::most_groups);
  const bool capital = letters_ == Case::ignored && plugin::is_upper(match.groups[0][0]);
  if (capital && !text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

}  // namespace veritally::pack
