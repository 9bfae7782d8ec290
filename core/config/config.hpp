// Config: what veritally.toml says. toml++ stays in config.cpp.
//
//   rates = "eurofxref-hist.csv"        # daily currency rates, the European Central Bank's format
//   aliases = "names.toml"              # further names of firms and places
//   plugins = ["rules/house.so"]        # plugins and folders of plugins
//   fail-on = "warning"
//   min-score = 80
//   min-coverage = 0.5
//   [rules]
//   "sum/total" = true
//   "conflict/*" = false
//   [options."house/round-number"]
//   over = "1000"
//
// Paths are relative to the file. An unknown key is an error: a mistyped one would silently change
// nothing.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace veritally {

struct Config {
  std::optional<std::filesystem::path> rates;
  std::optional<std::filesystem::path> aliases;
  std::vector<std::filesystem::path> plugins;
  std::optional<std::string> fail_on;
  std::optional<double> min_score;     // 0 to 100
  std::optional<double> min_coverage;  // 0 to 1
  std::vector<std::pair<std::string, bool>> rules;
  std::map<std::string, std::map<std::string, std::string, std::less<>>> options;
};

// Reads a file. Errors name file, line and column.
Result<Config> load_config(const std::filesystem::path& file);

// veritally.toml in `folder` or the nearest folder above it.
std::optional<std::filesystem::path> find_config(std::filesystem::path folder);

}  // namespace veritally
