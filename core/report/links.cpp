// `check --explain-links`: which claims were put together, and why others were not.
//
//   draft.md:14:20 "over $65 billion": Meta · capital expenditure · > 65 bn USD · 2025 · planned
//     same basis: wire.txt:8:90 "$60bn to $65bn"; conflict/between: inconsistent
//     other basis: plan.md:5:35 "$38 billion" (period: 2025 against 2024)
//
// Below each claim the others of its subject and measure, the nearest first, and some that have
// only one of the two; with what differs, and the checks that name both.
#include "report/renderer.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <string>

namespace veritally {
namespace {

class Renderer {
 public:
  Renderer(const AuditResult& result, const ReportContext& context)
      : result_(result), context_(context) {}

  std::string run() {
    for (const ClaimLinks& one : result_.links) show(one);
    return std::move(text_);
  }

 private:
  std::string paint(std::string_view code, std::string_view words) const {
    if (!context_.color) return std::string(words);
    return "\x1b[" + std::string(code) + "m" + std::string(words) + "\x1b[0m";
  }

  void show(const ClaimLinks& one) {
    const auto claim = context_.table.fetch(one.claim);
    if (!claim) return;
    const auto open = [](std::string_view what) { return std::string(what) + ": open"; };
    text_ += paint("1", place_words(*claim)) + ": " + printable(claim_words(*claim, open)) + '\n';
    for (const ClaimLink& link : one.links) {
      const auto other = context_.table.fetch(link.other);
      if (other) show(link, *claim, *other);
    }
    if (one.links.empty()) text_ += "  nothing has its subject and measure, or is near it\n";
    if (one.more > 0) {
      text_ += "  and " + std::to_string(one.more) + " more of its subject and measure\n";
    }
    text_ += '\n';
  }

  void show(const ClaimLink& link, const Claim& claim, const Claim& other) {
    std::string nearness(to_string(link.nearness));
    std::ranges::replace(nearness, '-', ' ');
    const bool joined_up = link.nearness <= Nearness::near_basis;
    text_ += "  " + paint(joined_up ? "32" : "33", nearness) + ": " + place_words(other);
    if (link.nearness == Nearness::other_subject) {
      text_ += " of " + printable(other.subject.empty() ? "nobody named" : joined(other.subject));
    } else if (link.differs.any()) {
      text_ += " (" + printable(difference_words(link.differs, claim, other)) + ')';
    }
    for (const auto& [rule, verdict] : link.checks) {
      text_ += "; " + result_.rules[rule].id + ": " + std::string(to_string(verdict));
    }
    text_ += '\n';
  }

  const AuditResult& result_;
  const ReportContext& context_;
  std::string text_;
};

}  // namespace

std::string render_links(const AuditResult& result, const ReportContext& context) {
  return Renderer(result, context).run();
}

}  // namespace veritally
