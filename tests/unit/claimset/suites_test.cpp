// The public suites of JSON and TOML files: what is malformed is refused, what is well-formed is
// read as the value of an unknown member, and nothing crashes.
//
// The suites are not part of the project; VERITALLY_SHARED names the folder that holds them.

#include "claimset/support.hpp"
#include "support/shared_data.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace veritally::test {
namespace {

namespace fs = std::filesystem;

fs::path suite(std::string_view name) { return shared_folder() / "measure" / "data" / name; }

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::vector<fs::path> files_below(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Whether the file is read to its end: its two claims and no error.
bool is_read(const Collected& read) { return read.errors.empty() && read.claims.size() == 2; }

TEST(JsonSuite, Parsing) {
  const fs::path folder = suite("json_suite") / "test_parsing";
  if (!fs::exists(folder)) GTEST_SKIP() << "no JSONTestSuite below VERITALLY_SHARED";
  for (const fs::path& path : files_below(folder, ".json")) {
    const std::string name = path.filename();
    const std::string text = bytes_of(path);
    const bool whole = read_text(ClaimFormat::json, text).errors.empty();
    EXPECT_FALSE(whole) << name << ": no claim set, but read";
    // A record is one line: what has newlines is tried in a file only.
    const std::string file = R"({"claims":[{"value":"5 km"},{"value":"6 km"}],"x":)" + text + "}";
    const bool member = is_read(read_text(ClaimFormat::json, file));
    if (!name.starts_with("i_")) {
      EXPECT_EQ(member, name.starts_with("y_")) << name;
    }
    if (text.find('\n') == std::string::npos) {
      EXPECT_EQ(is_read(read_text(ClaimFormat::jsonl, R"({"value":"5 km","x":)" + text + "}\n" +
                                                          R"({"value":"6 km"})")),
                member)
          << name;
    }
  }
}

std::set<std::string> listed(const fs::path& list) {
  std::ifstream file(list);
  std::set<std::string> names;
  for (std::string name; file >> name;) names.insert(name);
  return names;
}

TEST(TomlSuite, ValidAndInvalid) {
  const fs::path folder = suite("toml_test");
  if (!fs::exists(folder)) GTEST_SKIP() << "no toml-test below VERITALLY_SHARED";
  const auto valid = listed(folder / "files-toml-1.0.0");
  const auto invalid = listed(folder / "files-toml-1.1.0");
  const std::string claims = " \n[[claim]]\nvalue = '5 km'\n[[claim]]\nvalue = '6 km'\n";
  for (const fs::path& path : files_below(folder, ".toml")) {
    const std::string name = fs::relative(path, folder);
    const Collected read = read_text(ClaimFormat::toml, bytes_of(path) + claims);
    if (name.starts_with("valid/") && valid.contains(name)) {
      EXPECT_TRUE(is_read(read)) << name << ": " << read.errors.at(0);
    } else if (name.starts_with("invalid/") && invalid.contains(name)) {
      EXPECT_FALSE(is_read(read)) << name;
    }
  }
}

}  // namespace
}  // namespace veritally::test
