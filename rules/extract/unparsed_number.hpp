// extract/unparsed-number: text that is shaped like a number and was not understood.
#pragma once

#include <veritally/plugin.hpp>

#include <string>

namespace veritally::rules {

class UnparsedNumber {
 public:
  static constexpr plugin::Info info{
      .id = "extract/unparsed-number",
      .summary = "number-shaped text that was not understood",
      .documentation =
          R"(Points at text that looks like a number and that no reader accepted, so that a slip of the pen
cannot hide from every other rule:

- separators in places where no grouping has them: *1,23,4567* or *1.2.3 million*,
- letters that belong to no unit and no scale behind the digits: *34bilion*,
- more digits than a value may have (18 are safe).

It stays silent on what is known to be no quantity: dates and times, versions, telephone numbers,
names of models and roads, list and page numbers.
)",
      .scope = plugin::Scope::document,
      .severity = plugin::Severity::note};

  void check(const plugin::Host& host, const plugin::Document& document) const {
    for (const plugin::Unread& unread : document.unread()) {
      host.report(plugin::Finding{
          .check = {.verdict = plugin::Verdict::undetermined,
                    .labels = {document.label(unread.begin, unread.end, why(unread))}},
          .message = "\"" + std::string(document.text_of(unread)) + "\" is not read as a number"});
    }
  }

 private:
  static const char* why(const plugin::Unread& unread) {
    switch (unread.trouble) {
      case VT_UNREAD_GROUPS:
        return "its separators stand where no grouping has them";
      case VT_UNREAD_TOO_LONG:
        return "it has more digits than a value may have";
      default:
        return "what stands behind its digits is neither a unit nor a scale";
    }
  }
};

}  // namespace veritally::rules
