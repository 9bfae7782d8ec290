// Setup: everything that a command needs besides its input: configuration, reference data, words
// and plugins, found by the program's own place.
#pragma once

#include "audit/engine.hpp"
#include "claimset/record.hpp"
#include "cli/options.hpp"
#include "config/config.hpp"
#include "reference/lexicons.hpp"
#include "reference/reference_data.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace veritally {

// Where the program's own files are: beside it in a build tree, and as installed.
struct OwnFolders {
  std::filesystem::path plugins;  // ../lib/veritally/plugins
  std::filesystem::path data;     // ../share/veritally
};
OwnFolders own_folders();

struct Setup {
  Config config;
  std::unique_ptr<ReferenceData> reference;
  std::unique_ptr<Lexicons> lexicons;
  // The language of all inputs, where the call says one.
  const Lexicon* language = nullptr;
  std::unique_ptr<Engine> engine;

  // Reads short forms of claim sets, in English unless the call says otherwise.
  ValueReader value_reader() const;
};

// The configuration that `file`, the value of --config, names, else the nearest one.
Result<Config> configuration(const std::optional<std::string>& file);

// Loads configuration and data, without the plugins and so without an engine. `language` is the
// value of --language.
Result<Setup> make_reader_setup(const std::optional<std::string>& config,
                                const std::optional<std::string>& language, const OwnFolders& own);

// Loads configuration, data and plugins. Notes of discovery go to the log.
Result<Setup> make_setup(const CheckOptions& options, const OwnFolders& own);

// The same without creating rules, for `rules` and `explain`.
Result<std::vector<Plugin>> find_rules(const CheckOptions& options, const OwnFolders& own);

}  // namespace veritally
