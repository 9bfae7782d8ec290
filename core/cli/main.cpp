// veritally: the command line.
#include "cli/commands.hpp"
#include "report/version.hpp"

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace {

using veritally::CheckOptions;
using veritally::ExtractOptions;
using veritally::GateOptions;
using veritally::MergeOptions;

// An option that may be repeated, each time with one value: what follows is not its own.
CLI::Option* add_repeated(CLI::App& command, const std::string& name,
                          std::vector<std::string>& values, const std::string& summary) {
  return command.add_option(name, values, summary)->allow_extra_args(false);
}

void add_common(CLI::App& command, CheckOptions& options) {
  add_repeated(command, "--plugin", options.plugins, "A plugin, or a folder of them (repeatable)")
      ->type_name("PATH");
  command.add_option("--config", options.config, "Read this instead of the nearest veritally.toml")
      ->type_name("FILE");
  command.add_flag("--verbose,-v", options.verbose, "Write a log to standard error");
}

void add_language(CLI::App& command, std::optional<std::string>& language) {
  command
      .add_option("--language", language,
                  "The language of all inputs; else each says it, or its words tell")
      ->type_name("CODE");
}

void add_no_ignore(CLI::App& command, bool& no_ignore) {
  command.add_flag("--no-ignore", no_ignore,
                   "In folders and patterns, also read what .gitignore files leave out");
}

void add_color(CLI::App& command, std::string& color) {
  command.add_option("--color", color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
}

void add_gates(CLI::App& command, GateOptions& gates) {
  command
      .add_option("--fail-on", gates.fail_on,
                  "The severity that makes the exit code 1: error, warning, note or never")
      ->type_name("SEVERITY");
  command.add_option("--min-score", gates.min_score, "The exit code is 1 under this score")
      ->check(CLI::Range(0.0, 100.0))
      ->type_name("0-100");
  command
      .add_option("--min-coverage", gates.min_coverage,
                  "The exit code is 1 if a smaller part of the claims was checked")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("0-1");
}

CLI::App* add_check(CLI::App& app, CheckOptions& options) {
  CLI::App* check =
      app.add_subcommand("check", "Audit drafts, sources and claim sets and print a scored report");
  check->add_option("FILE", options.files,
                    "Drafts (.txt .md .markdown .html .htm), tables (.csv .json) and claim sets "
                    "(.json .jsonl .csv .toml), folders of drafts, and patterns "
                    "(\"drafts/**/*.md\"); - is standard input");
  add_repeated(*check, "--source", options.sources,
               "A source to hold the others against, or a folder or pattern (repeatable)")
      ->type_name("FILE");
  add_repeated(*check, "--claims", options.claims,
               "A claim set, or a folder or pattern (repeatable)")
      ->type_name("FILE");
  add_no_ignore(*check, options.no_ignore);
  CLI::Option* jsonl = check->add_flag(
      "--jsonl", options.jsonl,
      "Be a worker: a bundle a line on standard input, a report a line on standard output");
  check->add_option("--format", options.format, "text or json")->type_name("FORMAT");
  check
      ->add_option("--input-format", options.input_format,
                   "Read all inputs as text, markdown, html, json, jsonl, csv or toml")
      ->type_name("FORMAT");
  check->add_option("--output,-o", options.output, "Write the report there, whole or not at all")
      ->type_name("FILE")
      ->excludes(jsonl);
  add_gates(*check, options.gates);
  CLI::Option* shard =
      check
          ->add_option("--shard", options.shard,
                       "Audit this part of so many, for `veritally merge`; needs --format json")
          ->type_name("I/N")
          ->excludes(jsonl);
  check->add_option("--threads,-j", options.threads, "How many threads; 0: as many as there are")
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
  check->add_option("--date", options.date, "The publication date of documents that carry none")
      ->type_name("YYYY-MM-DD");
  add_repeated(*check, "--select", options.select, "Switch a rule or family/* on (repeatable)")
      ->type_name("RULE");
  add_repeated(*check, "--ignore", options.ignore, "Switch a rule or family/* off (repeatable)")
      ->type_name("RULE");
  check
      ->add_option("--max-findings", options.max_findings,
                   "How many findings the text report shows; 0: all")
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  check
      ->add_option("--max-unchecked", options.max_unchecked,
                   "How many unchecked numbers of drafts the text report shows; 0: all")
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  check
      ->add_flag(std::string("--explain-links{") + veritally::all_drafts + "}",
                 options.explain_links,
                 "Show which claims of drafts were put together with which others, and why not, "
                 "instead of the report; =ID or =FILE:LINE: of these claims alone")
      ->excludes(jsonl)
      ->excludes(shard);
  add_language(*check, options.language);
  add_color(*check, options.color);
  check->add_flag("--keep-going", options.keep_going, "Audit the rest when records cannot be read");
  check->add_flag("--allow-empty", options.allow_empty, "Audit inputs that make no claim, too");
  add_common(*check, options);
  return check;
}

CLI::App* add_merge(CLI::App& app, MergeOptions& options) {
  CLI::App* merge = app.add_subcommand(
      "merge",
      "Join the reports of all parts of an audit into the whole one, as one run writes it");
  merge->add_option("FILE", options.files, "Reports that `check --shard` wrote, in any order")
      ->required();
  merge->add_option("--format", options.format, "json")->type_name("FORMAT");
  merge->add_option("--output,-o", options.output, "Write the report there, whole or not at all")
      ->type_name("FILE");
  add_gates(*merge, options.gates);
  merge
      ->add_option("--config", options.config,
                   "Read this instead of the nearest veritally.toml, for its gates")
      ->type_name("FILE");
  merge->add_flag("--verbose,-v", options.verbose, "Write a log to standard error");
  return merge;
}

CLI::App* add_extract(CLI::App& app, ExtractOptions& options) {
  CLI::App* extract =
      app.add_subcommand("extract", "Print the claims that texts make, as a claim set");
  extract->add_option("FILE", options.files,
                      "Texts (.txt .md .markdown .html .htm), tables (.csv .json), folders of "
                      "texts, and patterns; - is standard input");
  add_no_ignore(*extract, options.no_ignore);
  CLI::Option* jsonl = extract->add_flag(
      "--jsonl", options.jsonl,
      "Be a worker: a bundle a line on standard input, its claims a line on standard output");
  CLI::Option* format = extract->add_option("--format", options.format, "jsonl, json, csv or toml")
                            ->type_name("FORMAT");
  extract
      ->add_flag("--explain", options.explain,
                 "Show what was understood, sentence by sentence, instead of a claim set")
      ->excludes(jsonl)
      ->excludes(format);
  extract
      ->add_option("--input-format", options.input_format,
                   "Read all inputs as text, markdown, html, csv or json")
      ->type_name("FORMAT");
  extract
      ->add_option("--output,-o", options.output, "Write the claim set there, whole or not at all")
      ->type_name("FILE")
      ->excludes(jsonl);
  extract->add_option("--threads,-j", options.threads, "How many threads; 0: as many as there are")
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
  extract->add_option("--date", options.date, "The publication date of documents that carry none")
      ->type_name("YYYY-MM-DD");
  add_language(*extract, options.language);
  add_color(*extract, options.color);
  extract->add_option("--config", options.config, "Read this instead of the nearest veritally.toml")
      ->type_name("FILE");
  extract->add_flag("--verbose,-v", options.verbose, "Write a log to standard error");
  return extract;
}

void set_up_log(bool verbose) {
  auto log = spdlog::stderr_logger_mt("veritally");
  log->set_pattern("veritally: %l: %v");
  log->set_level(verbose ? spdlog::level::debug : spdlog::level::off);
  spdlog::set_default_logger(std::move(log));
}

// CLI11 says of a mistyped command that one is missing.
std::string message_of(const CLI::ParseError& error, const CLI::App& app) {
  const std::vector<std::string> words = app.remaining();
  if (app.get_subcommands().empty() && !words.empty() && !words.front().starts_with('-')) {
    return "there is no command \"" + words.front() + "\"";
  }
  return error.what();
}

int run(int argc, char** argv) {
  CheckOptions options;
  ExtractOptions extracting;
  MergeOptions merging;
  std::string rule;
  CLI::App app("Checks whether the figures of a text, its sources and claim sets add up.",
               "veritally");
  app.set_version_flag("--version", "veritally " + std::string(veritally::version));
  app.require_subcommand(1);
  CLI::App* check = add_check(app, options);
  CLI::App* merge = add_merge(app, merging);
  CLI::App* extract = add_extract(app, extracting);
  CLI::App* rules = app.add_subcommand("rules", "List the rules");
  add_common(*rules, options);
  CLI::App* explain = app.add_subcommand("explain", "Show a rule's documentation");
  explain->add_option("RULE", rule, "A rule, as in sum/total")->required();
  add_common(*explain, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app.exit(error);
    std::fprintf(stderr, "veritally: error: %s; see `veritally --help`\n",
                 message_of(error, app).c_str());
    return veritally::exit_code::unusable;
  }
  set_up_log(options.verbose || extracting.verbose || merging.verbose);
  if (merge->parsed()) return veritally::run_merge(merging);
  if (extract->parsed()) return veritally::run_extract(extracting);
  if (rules->parsed()) return veritally::run_rules(options);
  if (explain->parsed()) return veritally::run_explain(options, rule);
  return check->parsed() && options.jsonl ? veritally::run_worker(options)
                                          : veritally::run_check(options);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away is an error of writing, not the end of the program.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "veritally: failed: %s\n", error.what());
    return veritally::exit_code::failed;
  }
}
