#include "program.hpp"

#include "../unit/support/temporary_folder.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

namespace veritally::oracle {
namespace {

using simdjson::dom::element;

std::string program() {
  const char* set = std::getenv("VERITALLY_PROGRAM");
  if (set == nullptr) throw std::runtime_error("VERITALLY_PROGRAM names the program");
  return set;
}

std::string text_of(const element& object, std::string_view member) {
  std::string_view text;
  return object[member].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::uint64_t number_of(const element& object, std::string_view member) {
  std::uint64_t number = 0;
  return object[member].get(number) == simdjson::SUCCESS ? number : 0;
}

std::vector<std::string> ids_of(const element& check) {
  std::vector<std::string> ids;
  for (const element id : check["claims"].get_array()) ids.emplace_back(id.get_string().value());
  return ids;
}

Report report_of(simdjson::dom::parser& parser, const std::string& line) {
  Report report;
  const element answer = parser.parse(line);
  if (element error; answer["error"].get(error) == simdjson::SUCCESS) {
    report.error = text_of(error, "message");
    return report;
  }
  for (const element incident : answer["incidents"].get_array()) {
    report.error += text_of(incident, "message");
  }
  for (const element claim : answer["claims"].get_array()) {
    report.claims.push_back({text_of(claim, "id"), text_of(claim, "document"),
                             number_of(claim, "begin"), number_of(claim, "end"),
                             text_of(claim, "text")});
  }
  std::map<std::pair<std::string, std::vector<std::string>>, std::string> severities;
  for (const element finding : answer["findings"].get_array()) {
    severities[{text_of(finding, "rule"), ids_of(finding)}] = ' ' + text_of(finding, "severity");
  }
  for (const element check : answer["checks"].get_array()) {
    Check made{text_of(check, "rule"), text_of(check, "verdict"), ids_of(check),
               text_of(check, "working")};
    made.verdict += severities[{made.rule, made.claims}];
    report.checks.push_back(std::move(made));
  }
  return report;
}

}  // namespace

std::vector<Report> reports_of(const std::vector<std::string>& bundles) {
  const test::TemporaryFolder folder;
  const std::string input = folder.file("bundles.jsonl");
  const std::string output = folder.file("reports.jsonl");
  std::ofstream written(input);
  for (const std::string& bundle : bundles) written << bundle << '\n';
  written.close();
  const std::string command =
      "'" + program() + "' check --jsonl <'" + input + "' >'" + output + "'";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cannot run " + command);
  std::vector<Report> reports;
  simdjson::dom::parser parser;
  std::ifstream read(output);
  for (std::string line; std::getline(read, line);) reports.push_back(report_of(parser, line));
  if (reports.size() != bundles.size()) throw std::runtime_error("a bundle has no report");
  return reports;
}

}  // namespace veritally::oracle
