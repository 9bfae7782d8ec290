#include "base/json_writer.hpp"
#include "claimset/writer.hpp"
#include "report/renderer.hpp"
#include "report/version.hpp"
#include "report/words.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace veritally {
namespace {

// A number with at most one place after the point; all of the contract's are 0 to 100.
std::string tenths(double value) {
  const auto whole = static_cast<std::uint64_t>(std::llround(value * 10));
  std::string text = std::to_string(whole / 10);
  if (whole % 10 != 0) text += '.' + std::to_string(whole % 10);
  return text;
}

class Renderer {
 public:
  Renderer(const AuditResult& result, const ReportContext& context)
      : result_(result), context_(context), ids_(context.table.segments().size()), out_(text_) {}

  std::string run() {
    out_.begin_object();
    if (!context_.id.empty()) {
      out_.key("id");
      out_.raw(context_.id);
    }
    out_.key("schema");
    out_.number(std::uint64_t{1});
    tool();
    score("score", result_.score);
    member("verdict", context_.verdict);
    coverage();
    documents();
    sources();
    claims();
    list("checks", [this] {
      for (const Check& one : result_.checks) {
        out_.begin_object();
        check(one);
        out_.end_object();
      }
    });
    list("findings", [this] {
      for (const Finding& one : result_.findings) finding(one);
    });
    list("consensus", [this] {
      for (const Consensus& one : result_.consensus) consensus(one);
    });
    if (!result_.links.empty()) links();
    incidents();
    manifest();
    out_.end_object();
    return std::move(text_);
  }

 private:
  void member(std::string_view key, std::string_view value) {
    out_.key(key);
    out_.string(value);
  }
  void count(std::string_view key, std::uint64_t value) {
    out_.key(key);
    out_.number(value);
  }
  void score(std::string_view key, const std::optional<double>& value) {
    out_.key(key);
    if (value) {
      out_.decimal(tenths(*value));
    } else {
      out_.null();
    }
  }
  template <class Body>
  void list(std::string_view key, const Body& body) {
    out_.key(key);
    out_.begin_array();
    body();
    out_.end_array();
  }

  void strings(std::string_view key, const std::vector<std::string>& items) {
    list(key, [&] {
      for (const std::string& item : items) out_.string(item);
    });
  }

  void tool() {
    out_.key("tool");
    out_.begin_object();
    member("name", "veritally");
    member("version", version);
    out_.end_object();
  }

  void coverage() {
    const Coverage& all = result_.coverage;
    out_.key("coverage");
    out_.begin_object();
    count("found", all.found);
    count("checked", all.checked);
    count("confirmed", all.confirmed);
    count("conflicting", all.conflicting);
    count("undetermined", all.undetermined);
    count("unchecked", all.unchecked);
    out_.end_object();
  }

  void documents() {
    list("documents", [this] {
      for (const DocumentResult& document : result_.documents) {
        out_.begin_object();
        member("path", document.path);
        member("role", document.role);
        score("score", document.score);
        out_.end_object();
      }
    });
  }

  void sources() {
    list("sources", [this] {
      for (const SourceResult& source : result_.sources) {
        out_.begin_object();
        member("name", source.name);
        out_.key("reliability");
        out_.decimal(hundredths(source.reliability));
        out_.end_object();
      }
    });
  }

  // Scope and status are told where they are not the usual ones.
  void consensus(const Consensus& one) {
    out_.begin_object();
    strings("subject", one.subject);
    member("measure", one.measure);
    if (!one.scope.empty()) strings("scope", one.scope);
    if (one.period) {
      write_period(out_, "period", *one.period);
    } else {
      out_.key("period");
      out_.null();
    }
    if (one.modality != Modality::actual) member("modality", to_string(one.modality));
    if (one.range) {
      out_.key("value");
      out_.null();
      strings("range", {one.range->first.to_string(), one.range->second.to_string()});
    } else {
      member("value", one.value.to_string());
    }
    member("unit", one.unit);
    strings("support", one.support);
    strings("against", one.against);
    count("voices", one.voices);
    out_.end_object();
  }

  void claims() {
    list("claims", [this] {
      for (const ClaimOutcome& one : result_.outcomes) {
        const auto claim = context_.table.fetch(one.claim);
        if (claim) write_claim(out_, *claim, "outcome", [&] { outcome(one); });
      }
    });
  }

  // How a claim ended: who made it so, or why nobody did.
  void outcome(const ClaimOutcome& one) {
    out_.begin_object();
    member("status", to_string(one.status));
    if (one.status == Status::unchecked) {
      member("reason", to_string(one.reason));
      member("detail", reason_words(one, context_.table));
    } else {
      list("rules", [&] {
        for (const std::uint32_t rule : one.rules) out_.string(result_.rules[rule].id);
      });
    }
    list(one.status == Status::unchecked ? "nearest" : "by", [&] {
      for (const ClaimRef other : one.others) out_.string(id_of(other));
    });
    if (one.status == Status::confirmed) {
      count("voices", one.voices);
      member("detail", confirmation_words(one, context_.table));
    }
    out_.end_object();
  }

  // Claims are named again and again, and fetching one means to read its record again.
  const std::string& id_of(ClaimRef ref) {
    std::vector<std::string>& ids = ids_[ref >> ClaimSegment::bits];
    if (ids.empty()) ids.resize(context_.table.segments()[ref >> ClaimSegment::bits].rows.size());
    std::string& id = ids[ref & (ClaimSegment::capacity - 1)];
    if (id.empty()) {
      if (const auto claim = context_.table.fetch(ref)) id = claim->id;
    }
    return id;
  }

  // Which claims were put together, where that was asked for.
  void links() {
    list("links", [this] {
      for (const ClaimLinks& one : result_.links) {
        out_.begin_object();
        member("claim", id_of(one.claim));
        list("others", [&] {
          for (const ClaimLink& link : one.links) this->link(one.claim, link);
        });
        count("more", one.more);
        out_.end_object();
      }
    });
  }

  void link(ClaimRef ref, const ClaimLink& link) {
    const auto claim = context_.table.fetch(ref);
    const auto other = context_.table.fetch(link.other);
    if (!claim || !other) return;
    out_.begin_object();
    member("claim", other->id);
    member("link", to_string(link.nearness));
    list("differs", [&] {
      if (link.nearness == Nearness::other_subject) out_.string("subject");
      for (std::size_t i = 0; i < facet_count; ++i) {
        if (link.differs[i]) out_.string(to_string(static_cast<Facet>(i)));
      }
    });
    member("detail", difference_words(link.differs, *claim, *other));
    list("checks", [&] {
      for (const auto& [rule, verdict] : link.checks) {
        out_.begin_object();
        member("rule", result_.rules[rule].id);
        member("verdict", to_string(verdict));
        out_.end_object();
      }
    });
    out_.end_object();
  }

  void check(const Check& one) {
    member("rule", result_.rules[one.rule].id);
    member("verdict", to_string(one.verdict));
    list("claims", [&] {
      for (const ClaimRef ref : one.claims) out_.string(id_of(ref));
    });
    member("working", one.working);
    if (!one.labels.empty() && one.claims.empty()) labels(one);
  }

  void finding(const Finding& one) {
    out_.begin_object();
    member("rule", result_.rules[one.check.rule].id);
    member("severity", to_string(one.severity));
    member("verdict", to_string(one.check.verdict));
    out_.key("confidence");
    out_.decimal(hundredths(one.confidence));
    member("message", one.message);
    member("working", one.check.working);
    list("claims", [&] {
      for (const ClaimRef ref : one.check.claims) out_.string(id_of(ref));
    });
    labels(one.check);
    fixes(one);
    member("fingerprint", one.fingerprint);
    out_.end_object();
  }

  void labels(const Check& one) {
    list("labels", [&] {
      for (const Label& label : one.labels) {
        out_.begin_object();
        place(label);
        member("role", to_string(label.role));
        member("text", label.text);
        out_.end_object();
      }
    });
  }

  // A claim that says where it stands is shown there, else where its record stands.
  void place(const Label& label) {
    const auto where = [&](std::string_view document, std::uint64_t begin, std::uint64_t end,
                           std::uint64_t line, std::uint64_t column) {
      member("document", document);
      count("begin", begin);
      count("end", end);
      count("line", line);
      count("column", column);
    };
    if (label.claim == no_claim) {
      where(label.document, label.begin, label.end, label.line, label.column);
      return;
    }
    const auto claim = context_.table.fetch(label.claim);
    if (claim && claim->begin && claim->end) {
      where(claim->document, *claim->begin, *claim->end, claim->line.value_or(0),
            claim->column.value_or(0));
      return;
    }
    const auto span = context_.table.locate(label.claim);
    where(span.place.file, span.begin, span.end, span.place.line, span.place.column);
  }

  void fixes(const Finding& one) {
    list("fixes", [&] {
      for (const Fix& fix : one.fixes) {
        out_.begin_object();
        member("title", fix.title);
        list("edits", [&] {
          for (const Edit& edit : fix.edits) {
            out_.begin_object();
            member("document", edit.document);
            count("begin", edit.begin);
            count("end", edit.end);
            member("text", edit.text);
            out_.end_object();
          }
        });
        out_.end_object();
      }
    });
  }

  void incidents() {
    list("incidents", [this] {
      for (const Incident& incident : result_.incidents) {
        out_.begin_object();
        member("kind", incident.kind);
        member("message", incident.message);
        out_.end_object();
      }
    });
  }

  void manifest() {
    out_.key("manifest");
    out_.begin_object();
    list("rules", [this] {
      for (const RuleInfo& rule : result_.rules) {
        out_.begin_object();
        member("id", rule.id);
        member("version", rule.version);
        member("plugin", rule.plugin);
        out_.end_object();
      }
    });
    list("inputs", [this] {
      for (const InputInfo& input : result_.inputs) {
        out_.begin_object();
        member("path", input.path);
        member("sha256", input.sha256);
        out_.end_object();
      }
    });
    out_.end_object();
  }

  const AuditResult& result_;
  const ReportContext& context_;
  std::vector<std::vector<std::string>> ids_;  // by segment and row; empty: not fetched yet
  std::string text_;
  JsonWriter out_;
};

}  // namespace

std::string render_json(const AuditResult& result, const ReportContext& context) {
  return Renderer(result, context).run();
}

}  // namespace veritally
