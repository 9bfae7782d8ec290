#include "report/renderer.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <string>

namespace veritally {
namespace {

constexpr std::size_t labels_shown = 6;
constexpr std::size_t consensus_shown = 20;

class Renderer {
 public:
  Renderer(const AuditResult& result, const ReportContext& context)
      : result_(result), context_(context) {}

  std::string run() {
    for (const Finding& finding : result_.findings) show(finding);
    const std::uint64_t more = result_.finding_count - result_.findings.size();
    if (more > 0) {
      text_ += "... and " + grouped(more) + " more; --max-findings shows them\n\n";
    }
    for (const Incident& incident : result_.incidents) {
      text_ += paint("31;1", "incident") + ": " + printable(incident.message) + "\n";
    }
    disagreements();
    documents();
    tally();
    unchecked();
    verdict();
    return std::move(text_);
  }

 private:
  std::string paint(std::string_view code, std::string_view words) const {
    if (!context_.color) return std::string(words);
    return "\x1b[" + std::string(code) + "m" + std::string(words) + "\x1b[0m";
  }
  std::string dim(std::string_view words) const { return paint("2", words); }

  // 1234567 as "1,234,567".
  static std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
  }
  static std::string counted(std::uint64_t number, std::string_view word) {
    return grouped(number) + ' ' + std::string(word) + (number == 1 ? "" : "s");
  }

  std::string severity(Severity severity) const {
    const std::string_view code = severity == Severity::error     ? "31;1"
                                  : severity == Severity::warning ? "33;1"
                                                                  : "36;1";
    return paint(code, to_string(severity));
  }

  void show(const Finding& finding) {
    text_ += severity(finding.severity) + dim(" [" + result_.rules[finding.check.rule].id + "] ") +
             paint("1", printable(finding.message)) + "\n";
    const std::vector<Label> labels = labels_of(finding.check);
    std::size_t shown = 0;
    for (const Label& label : labels) {
      if (++shown > labels_shown) break;
      text_ += "  " + dim(shown == 1 ? "-->" : "   ") + ' ' + printable(place(label));
      if (!label.text.empty()) text_ += ": " + printable(label.text);
      text_ += '\n';
    }
    if (labels.size() > labels_shown) {
      text_ += "      and " + std::to_string(labels.size() - labels_shown) + " more\n";
    }
    if (!finding.check.working.empty())
      text_ += "  " + dim("=") + ' ' + printable(finding.check.working) + '\n';
    for (const Fix& fix : finding.fixes) {
      text_ += "  " + dim("fix:") + ' ' + printable(fix.title) + '\n';
    }
    text_ += '\n';
  }

  // What a finding points at; where it does not say, at its claims.
  static std::vector<Label> labels_of(const Check& check) {
    if (!check.labels.empty()) return check.labels;
    std::vector<Label> labels;
    for (const ClaimRef claim : check.claims) labels.emplace_back().claim = claim;
    return labels;
  }

  // Where a label points: the claim's own place if it names one, and its id.
  std::string place(const Label& label) const {
    if (label.claim == no_claim) {
      return label.document + ':' + std::to_string(label.line) + ':' + std::to_string(label.column);
    }
    const auto claim = context_.table.fetch(label.claim);
    if (claim && claim->begin && claim->line) {
      return claim->document + ':' + std::to_string(*claim->line) + ':' +
             std::to_string(claim->column.value_or(1)) + " (" + claim->id + ')';
    }
    const auto span = context_.table.locate(label.claim);
    std::string text = span.place.file + ':' + std::to_string(span.place.line) + ':' +
                       std::to_string(span.place.column);
    if (claim)
      text += " (" + claim->id +
              (claim->document == span.place.file ? "" : " of " + claim->document) + ')';
    return text;
  }

  // What is most likely where sources do not agree.
  void disagreements() {
    const auto agree = [](const Consensus& one) { return one.against.empty(); };
    const auto all = static_cast<std::size_t>(result_.consensus.size() -
                                              std::ranges::count_if(result_.consensus, agree));
    if (all == 0) return;
    text_ += "where sources differ, the likeliest value:\n";
    std::size_t shown = 0;
    for (const Consensus& one : result_.consensus) {
      if (agree(one)) continue;
      if (++shown > consensus_shown) break;
      text_ += "  " + printable(consensus_words(one)) + '\n';
    }
    if (all > consensus_shown) {
      text_ += "  ... and " + grouped(all - consensus_shown) + " more; --format json has them\n";
    }
    text_ += '\n';
  }

  void documents() {
    constexpr std::size_t most = 20;
    if (result_.documents.size() < 2 || result_.documents.size() > most) return;
    std::size_t width = 0;
    for (const DocumentResult& document : result_.documents) {
      width = std::max(width, printable(document.path).size());
    }
    for (const DocumentResult& document : result_.documents) {
      const Coverage& coverage = document.coverage;
      const std::string path = printable(document.path);
      text_ += path + std::string(width + 2 - path.size(), ' ') + counted(coverage.found, "claim") +
               ", " + grouped(coverage.confirmed) + " confirmed, " + grouped(coverage.conflicting) +
               " conflicting" +
               (document.score ? ", score " + number(*document.score) : std::string()) +
               reliability(document.path) + '\n';
    }
    text_ += '\n';
  }

  std::string reliability(const std::string& path) const {
    const auto source = std::ranges::find(result_.sources, path, &SourceResult::name);
    if (result_.sources.size() < 2 || source == result_.sources.end()) return {};
    return ", reliability " + hundredths(source->reliability);
  }

  static std::string number(double tenths) {
    std::string text = std::to_string(tenths);
    text.resize(text.find('.') + 2);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
  }

  void tally() {
    const Coverage& all = result_.coverage;
    text_ += counted(all.found, "claim") + ": " + grouped(all.confirmed) + " confirmed, " +
             grouped(all.conflicting) + " conflicting, " + grouped(all.undetermined) +
             " undetermined, " + grouped(all.unchecked) + " unchecked\n";
    std::array<std::uint64_t, verdict_count> checks{};
    for (const RuleInfo& rule : result_.rules) {
      for (std::size_t i = 0; i < verdict_count; ++i) checks[i] += rule.checks[i];
    }
    const auto of = [&](Verdict verdict) { return checks[static_cast<std::size_t>(verdict)]; };
    const std::uint64_t hold = of(Verdict::consistent) + of(Verdict::consistent_by_rounding);
    text_ += counted(hold + of(Verdict::inconsistent) + of(Verdict::undetermined) +
                         of(Verdict::different_basis),
                     "check") +
             ": " + grouped(hold) + " hold (" + grouped(of(Verdict::consistent_by_rounding)) +
             " by rounding), " + grouped(of(Verdict::inconsistent)) + " fail, " +
             grouped(of(Verdict::undetermined)) + " undetermined, " +
             grouped(of(Verdict::different_basis)) + " on different bases\n";
    text_ += counted(result_.finding_count, "finding");
    std::string by_severity;
    for (const Severity one : {Severity::error, Severity::warning, Severity::note}) {
      const std::uint64_t count = result_.severities[static_cast<std::size_t>(one)];
      if (count == 0) continue;
      by_severity += (by_severity.empty() ? ": " : ", ") + counted(count, to_string(one));
    }
    text_ += by_severity + '\n';
  }

  // The numbers of drafts that nobody checked, with the reason of each.
  void unchecked() {
    if (result_.outcomes.empty()) return;
    text_ +=
        '\n' + counted(result_.unchecked_in_drafts, "number") + " of drafts that nobody checked:\n";
    for (const ClaimOutcome& one : result_.outcomes) {
      const auto claim = context_.table.fetch(one.claim);
      if (!claim) continue;
      text_ +=
          "  " + place_words(*claim) + ": " + printable(reason_words(one, context_.table)) + '\n';
    }
    const std::uint64_t more = result_.unchecked_in_drafts - result_.outcomes.size();
    if (more > 0) text_ += "  ... and " + grouped(more) + " more; --max-unchecked shows them\n";
    text_ += '\n';
  }

  void verdict() {
    const bool pass = context_.verdict == "pass";
    text_ += paint(pass ? "32;1" : "31;1", context_.verdict);
    const Coverage& all = result_.coverage;
    if (result_.score) {
      text_ += ", score " + number(*result_.score) + " over " +
               grouped(all.confirmed + all.conflicting) + " of " + counted(all.found, "claim");
    } else {
      text_ += ", no score: no claim could be decided";
    }
    text_ += '\n';
  }

  const AuditResult& result_;
  const ReportContext& context_;
  std::string text_;
};

}  // namespace

std::string render_text(const AuditResult& result, const ReportContext& context) {
  return Renderer(result, context).run();
}

}  // namespace veritally
