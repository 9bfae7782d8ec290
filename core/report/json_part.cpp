#include "report/json_part.hpp"

#include "audit/check_order.hpp"
#include "base/sha256.hpp"
#include "report/json_members.hpp"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace veritally {
namespace {

class PartWriter {
 public:
  PartWriter(JsonWriter& out, const AuditResult& result, const ClaimTable& table)
      : out_(out), result_(result), table_(table) {
    for (const DocumentResult& document : result.documents) {
      documents_.emplace(document.path, documents_.size() + 1);
    }
  }

  void run() {
    claims("claims", result_.outcomes, result_.part->own);
    claims("elsewhere", result_.part->touched, result_.part->of_touched);
    list("checks", [this] {
      for (const Check& one : result_.checks) order(one);
    });
    list("findings", [this] {
      for (const Finding& one : result_.findings) order(one.check);
    });
    speeches();
    list("severities", [this] {
      for (const Incident& one : result_.incidents) out_.string(to_string(one.severity));
    });
    write_count(out_, "rule_incidents", result_.part->rule_incidents);
  }

 private:
  void number(std::uint64_t value) { out_.number(value); }

  template <class Body>
  void list(std::string_view key, const Body& body) {
    write_list(out_, key, body);
  }

  void pairs(const std::vector<std::uint32_t>& what, const std::vector<std::uint32_t>& checks) {
    out_.begin_array();
    for (std::size_t i = 0; i < checks.size(); ++i) {
      number(what[i]);
      number(checks[i]);
    }
    out_.end_array();
  }

  void claims(std::string_view key, std::span<const ClaimOutcome> outcomes,
              std::span<const Brought> brought) {
    list(key, [&] {
      for (std::size_t i = 0; i < outcomes.size(); ++i) {
        out_.begin_array();
        number(outcomes[i].claim);
        number(documents_.at(table_.documents.text(table_.row(outcomes[i].claim).document)));
        number(brought[i].marks);
        pairs(outcomes[i].others, brought[i].others);
        pairs(outcomes[i].rules, brought[i].rules);
        out_.end_array();
      }
    });
  }

  void order(const Check& check) {
    const CheckOrder order = order_of(check, check.working, table_, result_.rules);
    out_.begin_array();
    number(order.document.empty() ? 0 : documents_.at(order.document));
    number(order.begin);
    number(order.claim);
    out_.begin_array();
    for (const ClaimRef ref : order.claims) number(ref);
    out_.end_array();
    out_.end_array();
  }

  void speeches() {
    list("speeches", [this] {
      for (const auto& [ref, speech] : result_.part->speeches) {
        out_.begin_array();
        number(ref);
        out_.string(speech.origin);
        out_.begin_array();
        for (const std::uint64_t shingle : speech.shingles) number(shingle);
        out_.end_array();
        out_.end_array();
      }
    });
  }

  JsonWriter& out_;
  const AuditResult& result_;
  const ClaimTable& table_;
  std::unordered_map<std::string_view, std::uint64_t> documents_;  // numbers, by path
};

}  // namespace

void write_part(JsonWriter& out, const PartOf& part, const AuditResult& result,
                const ClaimTable& table) {
  write_count(out, "part", part.shard.part);
  write_count(out, "of", part.shard.of);
  write_member(out, "run", part.run);
  PartWriter(out, result, table).run();
}

std::string part_hash(std::string_view text) { return sha256(text); }

}  // namespace veritally
