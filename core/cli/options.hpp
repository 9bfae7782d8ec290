// What the command line says, before anything is opened.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace veritally {

// What makes the exit code 1. Where a gate is not given the configuration has it.
struct GateOptions {
  std::optional<std::string> fail_on;
  std::optional<double> min_score;
  std::optional<double> min_coverage;
};

// Files may be folders and patterns, too (files.hpp).
struct CheckOptions {
  std::vector<std::string> files;
  std::vector<std::string> sources;
  std::vector<std::string> claims;
  std::vector<std::string> plugins;
  std::vector<std::string> select;    // rules or families to switch on
  std::vector<std::string> ignore;    // and off
  std::optional<std::string> config;  // none: the nearest veritally.toml; empty: no configuration
  std::optional<std::string> input_format;
  GateOptions gates;
  std::optional<std::string> date;
  std::optional<std::string> language;
  std::optional<std::string> shard;  // "2/5": that part alone; none: all
  std::string format = "text";
  std::string color = "auto";
  std::string output;              // empty: standard output
  std::string explain_links;       // a claim's id or place, or `all_drafts`; empty: no claim's
  std::size_t threads = 0;         // 0: as many as the machine has
  std::size_t max_findings = 200;  // of the text report; 0: all
  std::size_t max_unchecked = 10;  // likewise
  bool no_ignore = false;
  bool jsonl = false;
  bool keep_going = false;
  bool allow_empty = false;  // an audit of no claim is one
  bool verbose = false;
};

// Of CheckOptions::explain_links: all claims of drafts.
inline constexpr const char* all_drafts = "drafts";

struct MergeOptions {
  std::vector<std::string> files;
  std::optional<std::string> config;  // as of CheckOptions, for the gates that it has
  GateOptions gates;
  std::string format = "json";
  std::string output;  // empty: standard output
  bool verbose = false;
};

struct ExtractOptions {
  std::vector<std::string> files;
  std::optional<std::string> config;
  std::optional<std::string> input_format;
  std::optional<std::string> date;
  std::optional<std::string> language;
  std::string format = "jsonl";
  std::string color = "auto";
  std::string output;       // empty: standard output
  std::size_t threads = 0;  // 0: as many as the machine has
  bool no_ignore = false;
  bool explain = false;
  bool jsonl = false;
  bool verbose = false;
};

namespace exit_code {
inline constexpr int pass = 0;
inline constexpr int findings = 1;
inline constexpr int unusable = 2;
inline constexpr int failed = 3;
}  // namespace exit_code

}  // namespace veritally
