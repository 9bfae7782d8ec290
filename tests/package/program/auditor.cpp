// An outside program: audits a file, and a claim set in memory.
#include <veritally/audit.hpp>

#include <cstdio>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto expect = [](bool holds, const char* what) {
    if (!holds) std::fprintf(stderr, "auditor: %s\n", what);
    return holds;
  };
  try {
    veritally::AuditOptions options;
    options.threads = 2;
    veritally::Auditor auditor(options);

    const veritally::AuditReport report = auditor.audit_claim_sets({argv[1]});
    for (const std::string& message : report.messages)
      std::fprintf(stderr, "%s\n", message.c_str());
    bool good = expect(report.exit_code == 1, "a wrong sum is exit code 1") &&
                expect(report.found == 6, "six claims are found") &&
                expect(report.errors == 1, "one of them is wrong") &&
                expect(report.verdict == veritally::AuditReport::Verdict::fail, "the verdict") &&
                expect(report.json.find("sum/total") != std::string::npos, "the rule is named") &&
                expect(report.found == report.checked + report.unchecked, "the coverage adds up");

    const veritally::AuditReport memory = auditor.audit_texts(
        {{"memory.json", R"({"claims":[{"value":"3 km","subject":["a"],"measure":"length"},
                                       {"value":"3000 m","subject":["a"],"measure":"length"}]})"}});
    good = good && expect(memory.exit_code == 0, "3 km is 3000 m") &&
           expect(memory.confirmed == 2, "both are confirmed") &&
           expect(memory.score == 100.0, "the score is 100");

    const veritally::AuditReport broken = auditor.audit_texts({{"broken.json", "{\"claims\":"}});
    good = good && expect(broken.exit_code == 2, "what cannot be read is exit code 2") &&
           expect(!broken.messages.empty(), "and says so");

    options.plugins = {"no-such-plugin.so"};
    try {
      veritally::Auditor refused(options);
      good = expect(false, "a plugin that does not exist is refused");
    } catch (const veritally::AuditError&) {
    }
    return good ? 0 : 1;
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "auditor: %s\n", exception.what());
    return 3;
  }
}
