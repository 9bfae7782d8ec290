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
  const auto english = all->find("en");
  if (!english) return tl::unexpected(english.error());
  all->english_ = *english;
  return all;
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
