#include "report/merge.hpp"

#include "audit/score.hpp"
#include "report/joined_outcome.hpp"
#include "report/json_members.hpp"
#include "report/part_order.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

namespace veritally {
namespace {

std::string numbered(const Part& part) {
  return "part " + std::to_string(part.shard.part) + " of " + std::to_string(part.shard.of);
}

// In what two audits differ, as far as their reports tell.
std::string_view difference(const Part& a, const Part& b) {
  if (a.version != b.version) return "the version of the program";
  if (a.manifest != b.manifest) return "the inputs or the rules";
  return "options or the configuration";
}

// That the parts are those of one audit, each once. They are in order.
Result<void> fit(std::span<const Part> parts) {
  const auto refuse = [](const Part& part, std::string message, std::string hint) {
    return fail(ErrorKind::input, std::move(message), std::move(hint), {part.path, 0, 0});
  };
  for (const Part& part : parts) {
    const Part& first = parts.front();
    if (part.run != first.run) {
      return refuse(part, "this is a part of another audit than " + first.path,
                    "they differ in " + std::string(difference(first, part)));
    }
    if (part.shard.of != first.shard.of) {
      return refuse(part,
                    "this is " + numbered(part) + ", but " + first.path + " is " + numbered(first),
                    "name the parts of one division");
    }
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& part = parts[i];
    if (i > 0 && part.shard.part == parts[i - 1].shard.part) {
      return refuse(part, numbered(part) + " is given twice, here and in " + parts[i - 1].path,
                    "name each part once");
    }
  }
  for (std::uint32_t number = 1; number <= parts.front().shard.of; ++number) {
    if (number <= parts.size() && parts[number - 1].shard.part == number) continue;
    return fail(ErrorKind::input,
                "part " + std::to_string(number) + " of " + std::to_string(parts.front().shard.of) +
                    " is missing",
                "name the reports of all parts");
  }
  return {};
}

class Merger {
 public:
  explicit Merger(Merged& merged)
      : merged_(merged),
        parts_(merged.parts),
        checks_(checks_in_order(&Part::checks)),
        joined_(parts_, checks_),
        tallies_(parts_.front().documents.size()) {}

  void run() {
    reserve();
    for (const PartPlace& place : checks_) {
      append(merged_.checks, parts_[place.part].checks[place.at].text);
    }
    for (const PartPlace& place : checks_in_order(&Part::findings)) {
      const PartCheck& finding = parts_[place.part].findings[place.at];
      append(merged_.findings, finding.text);
      ++merged_.result.severities[static_cast<std::size_t>(finding.severity)];
    }
    claims();
    for (std::string* list : {&merged_.claims, &merged_.checks, &merged_.findings}) {
      *list += list->empty() ? "[]" : "]";
    }
    score_documents();
    incidents();
  }

 private:
  using Said = JoinedOutcomes::Said;

  // Lists of hundreds of megabytes would be copied again and again while they grow.
  void reserve() {
    const auto size_of = [](const auto& item) { return item.text.size() + 1; };
    const auto sum = [&](auto list, const auto& size) {
      std::size_t total = 1;
      for (const Part& part : parts_) {
        for (const auto& item : part.*list) total += size(item);
      }
      return total;
    };
    merged_.checks.reserve(sum(&Part::checks, size_of));
    merged_.findings.reserve(sum(&Part::findings, size_of));
    merged_.claims.reserve(sum(&Part::claims, [](const PartClaim& claim) {
      return claim.text.size() + claim.outcome.size() + 2;
    }));
  }

  static void append(std::string& list, std::string_view json) {
    list += list.empty() ? '[' : ',';
    list += json;
  }

  std::vector<PartPlace> checks_in_order(std::vector<PartCheck> Part::* list) const {
    const auto order_of = [this](const PartCheck& check) {
      return CheckOrder{parts_.front().documents.at(check.document).path,
                        check.begin,
                        check.rule,
                        check.message,
                        check.claim,
                        check.claims,
                        check.working};
    };
    return in_one_order(parts_, list, [&](const PartCheck& a, const PartCheck& b) {
      return before(order_of(a), order_of(b));
    });
  }

  void claims() {
    std::map<ClaimRef, std::vector<Said>> elsewhere = said_elsewhere();
    const auto by_ref = [](const PartClaim& a, const PartClaim& b) { return a.ref < b.ref; };
    for (const auto [part, at] : in_one_order(parts_, &Part::claims, by_ref)) {
      const PartClaim& claim = parts_[part].claims[at];
      append(merged_.claims, claim.text);
      const auto found = elsewhere.find(claim.ref);
      std::uint8_t marks = claim.marks;
      if (found == elsewhere.end()) {
        merged_.claims += claim.outcome;
      } else {
        std::vector<Said>& said = found->second;
        for (const Said& one : said) marks |= one.claim->marks;
        said.insert(said.begin(), {part, &claim});
        merged_.claims += joined_.outcome_of(said);
      }
      merged_.claims += '}';
      tallies_.at(claim.document).add(marks, 1);
    }
  }

  // What parts say of claims that are not their own.
  std::map<ClaimRef, std::vector<Said>> said_elsewhere() const {
    std::map<ClaimRef, std::vector<Said>> said;
    for (std::uint32_t part = 0; part < parts_.size(); ++part) {
      for (const PartClaim& claim : parts_[part].elsewhere)
        said[claim.ref].push_back({part, &claim});
    }
    return said;
  }

  void score_documents() {
    AuditResult& result = merged_.result;
    DocumentTally all;
    for (std::size_t i = 1; i < tallies_.size(); ++i) {
      DocumentResult& document = result.documents.emplace_back(parts_.front().documents[i]);
      document.coverage = tallies_[i].coverage;
      document.score = score(tallies_[i]);
      all += tallies_[i];
    }
    result.coverage = all.coverage;
    result.score = score(all);
  }

  // First those of rules, by their messages, then those of inputs, each once.
  void incidents() {
    std::vector<Incident>& incidents = merged_.result.incidents;
    const auto add = [&](const Incident& incident) {
      const auto same = [&](const Incident& other) {
        return other.kind == incident.kind && other.message == incident.message;
      };
      if (std::ranges::none_of(incidents, same)) incidents.push_back(incident);
    };
    const auto of_rules = [](const Part& part) {
      return std::span(part.incidents).first(std::min(part.rule_incidents, part.incidents.size()));
    };
    for (const Part& part : parts_) std::ranges::for_each(of_rules(part), add);
    std::ranges::sort(incidents, {}, &Incident::message);
    for (const Part& part : parts_) {
      std::ranges::for_each(std::span(part.incidents).subspan(of_rules(part).size()), add);
    }
  }

  Merged& merged_;
  std::span<const Part> parts_;
  std::vector<PartPlace> checks_;
  JoinedOutcomes joined_;
  std::vector<DocumentTally> tallies_;  // by the number of the document
};

void write_list(JsonWriter& out, std::string_view key, const std::string& list) {
  out.key(key);
  out.raw(list);
}

}  // namespace

Result<Merged> merge_parts(std::vector<Part> parts) {
  std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.shard.part; });
  if (const auto fits = fit(parts); !fits) return tl::unexpected(fits.error());
  Merged merged;
  merged.parts = std::move(parts);
  try {
    Merger(merged).run();
  } catch (const std::out_of_range& error) {
    return fail(ErrorKind::input, "the parts do not go together: " + std::string(error.what()),
                "run them again, all with one version of the program");
  }
  return merged;
}

std::string render_json(const Merged& merged, std::string_view verdict) {
  const Part& first = merged.parts.front();
  std::string text;
  text.reserve(merged.claims.size() + merged.checks.size() + merged.findings.size() +
               first.consensus.size() + first.manifest.size() + (std::size_t{1} << 16));
  JsonWriter out(text);
  out.begin_object();
  write_head(out, merged.result, verdict);
  out.key("sources");
  out.raw(first.sources);
  write_list(out, "claims", merged.claims);
  write_list(out, "checks", merged.checks);
  write_list(out, "findings", merged.findings);
  out.key("consensus");
  out.raw(first.consensus);
  write_incidents(out, merged.result.incidents);
  out.key("manifest");
  out.raw(first.manifest);
  out.end_object();
  return text;
}

}  // namespace veritally
