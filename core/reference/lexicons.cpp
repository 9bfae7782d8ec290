#include "reference/lexicons.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace veritally {

Lexicons::Lexicons(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::error_code ignored;
  for (const auto& file : std::filesystem::directory_iterator(folder_, ignored)) {
    if (file.path().extension() == ".toml") languages_.push_back(file.path().stem().string());
  }
  std::sort(languages_.begin(), languages_.end());
}

Result<std::unique_ptr<Lexicons>> Lexicons::load(const std::filesystem::path& folder) {
  std::unique_ptr<Lexicons> all(new Lexicons(folder));
  if (all->has("en")) return all;
  return fail(ErrorKind::reference, "there is no lexicon of English", "install veritally again",
              {(folder / "en.toml").string(), 0, 0});
}

// A claim set may ask for each of a million values, so the lock is not taken every time.
Result<const Lexicon*> Lexicons::english() const {
  if (const Lexicon* known = english_.load(std::memory_order_acquire)) return known;
  const auto found = find("en");
  if (found) english_.store(*found, std::memory_order_release);
  return found;
}

bool Lexicons::has(std::string_view language) const {
  return std::binary_search(languages_.begin(), languages_.end(), language);
}

Result<const Lexicon*> Lexicons::find(std::string_view language) const {
  const std::lock_guard<std::mutex> lock(lock_);
  if (const auto known = read_.find(language); known != read_.end()) return &known->second;
  std::string name(language);
  auto lexicon = Lexicon::load((folder_ / (name + ".toml")).string());
  if (!lexicon) return tl::unexpected(lexicon.error());
  return &read_.emplace(std::move(name), std::move(*lexicon)).first->second;
}

}  // namespace veritally
