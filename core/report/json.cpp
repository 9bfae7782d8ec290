#include "base/json_writer.hpp"
#include "claimset/writer.hpp"
#include "report/json_members.hpp"
#include "report/json_part.hpp"
#include "report/renderer.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace veritally {
namespace {

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
    write_head(out_, result_, context_.verdict);
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
    write_incidents(out_, result_.incidents);
    manifest();
    if (context_.part != nullptr) part();
    out_.end_object();
    return std::move(text_);
  }

 private:
  void member(std::string_view key, std::string_view value) { write_member(out_, key, value); }
  void count(std::string_view key, std::uint64_t value) { write_count(out_, key, value); }
  template <class Body>
  void list(std::string_view key, const Body& body) {
    write_list(out_, key, body);
  }

  void strings(std::string_view key, const std::vector<std::string>& items) {
    list(key, [&] {
      for (const std::string& item : items) out_.string(item);
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
    OutcomeWords words{.status = one.status, .voices = one.voices};
    for (const ClaimRef other : one.others) words.others.push_back(id_of(other));
    for (const std::uint32_t rule : one.rules) words.rules.push_back(result_.rules[rule].id);
    if (one.status == Status::unchecked) {
      words.reason = to_string(one.reason);
      words.detail = reason_words(one, context_.table);
    } else if (one.status == Status::confirmed) {
      words.detail = confirmation_words(one, context_.table);
    }
    write_outcome(out_, words);
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

  // What joins this part with the others. The outcomes of claims that are not its own stand there,
  // for they are not among its claims.
  void part() {
    out_.key("shard");
    out_.begin_object();
    write_part(out_, *context_.part, result_, context_.table);
    list("touched", [this] {
      for (const ClaimOutcome& one : result_.part->touched) outcome(one);
    });
    // Of all that stands before it: one who changed anything is told so, and not believed.
    member("hash", part_hash(text_));
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
