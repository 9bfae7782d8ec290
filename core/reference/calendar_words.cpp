#include "reference/calendar_words.hpp"

#include "reference/toml_words.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

namespace veritally {

Result<void> CalendarWords::add(std::string_view toml, std::string_view file) {
  try {
    const toml::table root = toml::parse(toml, file);
    TomlWords words(root, file);
    const toml::table& time = words.table("time");
    words.rows(time, "months",
               [&](int place, const std::string& word) { months.add(word, place + 1); });
    words.rows(time, "weekdays", [&](int place, const std::string& word) {
      weekdays.add(word, place == 0 ? 7 : place);
    });
    const auto list = [&](std::string_view key, PhraseTable<bool>& into) {
      words.strings(time, key, [&](const std::string& word) { into.add(word, true); });
    };
    list("day_endings", day_endings);
    list("of_month", of_month);
    list("articles", articles);
    if (words.error()) return tl::unexpected(*words.error());
    return {};
  } catch (const toml::parse_error& error) {
    return fail(broken_toml(file, error.source(), std::string(error.description())));
  }
}

Result<CalendarWords> CalendarWords::load(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
  }
  if (failed) return fail(ErrorKind::reference, "cannot be read", {}, Place{folder});
  std::sort(files.begin(), files.end());
  CalendarWords words;
  for (const std::string& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) return fail(ErrorKind::reference, "cannot be read", {}, Place{file});
    if (auto added = words.add(text, file); !added) return tl::unexpected(added.error());
  }
  return words;
}

}  // namespace veritally
