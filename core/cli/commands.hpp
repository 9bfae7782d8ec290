// The commands. Each returns the program's exit code and writes its own errors to standard error.
#pragma once

#include "base/result.hpp"
#include "cli/options.hpp"

#include <string>

namespace veritally {

// Whether the values of options make sense that every `check` has, a worker's too.
Result<void> usable(const CheckOptions& options);

int run_check(const CheckOptions& options);
// `extract`; with `jsonl` set, its worker.
int run_extract(const ExtractOptions& options);
// Joins partial reports into the whole one.
int run_merge(const MergeOptions& options);
int run_worker(const CheckOptions& options);
int run_rules(const CheckOptions& options);
int run_explain(const CheckOptions& options, const std::string& rule);

// Fails where writing the output would replace one of the inputs.
Result<void> spares_inputs(const std::string& output, const std::vector<std::string>& inputs);
// Writes a report or claim set to the file, whole or not at all, or to standard output where
// `output` is empty.
Result<void> write_output(const std::string& text, const std::string& output);

// Whether to colour what goes to `output`, as --color says.
bool use_color(const std::string& color, const std::string& output);

// "veritally: error: file:3:7: ..." on standard error; the exit code of its kind.
int report_error(const Error& error);
// "veritally: warning: ..." on standard error.
void report_warning(const std::string& message);

}  // namespace veritally
