#include "report/part.hpp"

#include "base/byte_source.hpp"
#include "report/json_part.hpp"

#include <limits>
#include <stdexcept>
#include <utility>

#include <simdjson.h>

namespace veritally {

namespace ondemand = simdjson::ondemand;

// The parser owns the texts that were written with escapes.
struct Part::Text {
  simdjson::padded_string json;
  ondemand::parser parser;
};

namespace {

tl::unexpected<Error> refuse(const std::string& path, std::string message, std::string hint) {
  return fail(ErrorKind::input, std::move(message), std::move(hint), {path, 0, 0});
}

tl::unexpected<Error> damaged(const std::string& path) {
  return refuse(path, "this partial report was changed or cut off since it was written",
                "run that part again");
}

// Refuses what does not fit: the numbers of a part are small.
template <class Number>
Number number(ondemand::value value) {
  const std::uint64_t wide = value.get_uint64();
  if (wide > std::numeric_limits<Number>::max()) throw std::out_of_range("a number of a part");
  return static_cast<Number>(wide);
}

// Takes the values of an array that has so many of them, one after the other.
class Row {
 public:
  explicit Row(ondemand::value value) : array_(value.get_array()), at_(array_.begin()) {}

  ondemand::value next() {
    if (started_) ++at_;
    started_ = true;
    if (at_ == array_.end()) throw std::out_of_range("a row of a part");
    return *at_;
  }

 private:
  ondemand::array array_;
  simdjson::simdjson_result<ondemand::array_iterator> at_;
  bool started_ = false;
};

template <class Number>
std::vector<Number> numbers(ondemand::value value) {
  std::vector<Number> found;
  for (ondemand::value each : value.get_array()) found.push_back(number<Number>(each));
  return found;
}

std::string_view raw_array(ondemand::value value) {
  ondemand::array array = value.get_array();
  return array.raw_json();
}

std::string_view raw_object(ondemand::value value) {
  ondemand::object object = value.get_object();
  return object.raw_json();
}

Severity severity_of(std::string_view word) {
  for (const Severity one : {Severity::none, Severity::note, Severity::warning, Severity::error}) {
    if (word == to_string(one)) return one;
  }
  throw std::out_of_range("a severity of a part");
}

// One pass over the report, from its first member to its last. Throws where something is not as it
// is written, which is for `read_part` to say.
class PartReader {
 public:
  explicit PartReader(Part& part) : part_(part) {}

  void read(ondemand::object report) {
    part_.documents.emplace_back();
    for (auto&& member : report) {
      ondemand::field field = std::move(member);
      take(field.unescaped_key(), field.value());
    }
  }

 private:
  void take(std::string_view key, ondemand::value value) {
    if (key == "tool") {
      part_.version = value["version"];
    } else if (key == "documents") {
      for (ondemand::value one : value.get_array()) take_document(one);
    } else if (key == "sources") {
      part_.sources = raw_array(value);
    } else if (key == "claims") {
      for (ondemand::value one : value.get_array()) take_claim(one);
    } else if (key == "checks") {
      for (ondemand::value one : value.get_array()) take_check(one, "working", part_.checks);
    } else if (key == "findings") {
      for (ondemand::value one : value.get_array()) take_check(one, "message", part_.findings);
    } else if (key == "consensus") {
      part_.consensus = raw_array(value);
    } else if (key == "incidents") {
      for (ondemand::value one : value.get_array()) take_incident(one);
    } else if (key == "manifest") {
      take_manifest(value);
    } else if (key == "shard") {
      for (auto&& member : value.get_object()) {
        ondemand::field field = std::move(member);
        take_of_shard(field.unescaped_key(), field.value());
      }
    }
  }

  void take_document(ondemand::value value) {
    DocumentResult& document = part_.documents.emplace_back();
    document.path = std::string_view(value["path"]);
    document.role = std::string_view(value["role"]);
  }

  void take_claim(ondemand::value value) {
    ondemand::object object = value.get_object();
    const std::string_view whole = object.raw_json();
    object.reset();
    PartClaim& claim = part_.claims.emplace_back();
    claim.outcome = raw_object(object["outcome"]);
    claim.text = whole.substr(0, static_cast<std::size_t>(claim.outcome.data() - whole.data()));
  }

  void take_check(ondemand::value value, std::string_view message, std::vector<PartCheck>& to) {
    ondemand::object object = value.get_object();
    PartCheck& check = to.emplace_back();
    check.text = object.raw_json();
    object.reset();
    for (auto&& member : object) {
      ondemand::field field = std::move(member);
      const std::string_view key = field.unescaped_key();
      if (key == "rule") check.rule = field.value().get_string();
      if (key == "severity") check.severity = severity_of(field.value().get_string());
      if (key == message) check.message = field.value().get_string();
      if (key == "working" && key != message) check.working = field.value().get_string();
    }
    if (message == "working") check.working = check.message;
  }

  void take_incident(ondemand::value value) {
    Incident& incident = part_.incidents.emplace_back();
    incident.kind = std::string_view(value["kind"]);
    incident.message = std::string_view(value["message"]);
  }

  void take_manifest(ondemand::value value) {
    ondemand::object object = value.get_object();
    part_.manifest = object.raw_json();
    object.reset();
    for (ondemand::value rule : object["rules"].get_array()) {
      part_.rules.push_back(std::string_view(rule["id"]));
    }
  }

  void take_of_shard(std::string_view key, ondemand::value value) {
    if (key == "part") {
      part_.shard.part = number<std::uint32_t>(value);
    } else if (key == "of") {
      part_.shard.of = number<std::uint32_t>(value);
    } else if (key == "run") {
      part_.run = value.get_string();
    } else if (key == "claims") {
      each(value, part_.claims, [this](auto one, PartClaim& claim) { take_claim_row(one, claim); });
    } else if (key == "elsewhere") {
      for (ondemand::value one : value.get_array()) {
        take_claim_row(one, part_.elsewhere.emplace_back());
      }
    } else if (key == "checks") {
      each(value, part_.checks, [this](auto one, PartCheck& check) { take_order(one, check); });
    } else if (key == "findings") {
      each(value, part_.findings, [this](auto one, PartCheck& check) { take_order(one, check); });
    } else if (key == "speeches") {
      for (ondemand::value one : value.get_array()) take_speech(one);
    } else if (key == "severities") {
      each(value, part_.incidents,
           [](auto one, Incident& incident) { incident.severity = severity_of(one.get_string()); });
    } else if (key == "rule_incidents") {
      part_.rule_incidents = number<std::size_t>(value);
    } else if (key == "touched") {
      each(value, part_.elsewhere,
           [](auto one, PartClaim& claim) { claim.outcome = raw_object(one); });
    }
  }

  // The values that stand beside what was read before, as many as there are of that.
  template <class Item, class Take>
  static void each(ondemand::value value, std::vector<Item>& items, const Take& take) {
    std::size_t at = 0;
    for (ondemand::value one : value.get_array()) take(one, items.at(at++));
    if (at != items.size()) throw std::out_of_range("a list of a part");
  }

  void take_claim_row(ondemand::value value, PartClaim& claim) {
    Row row(value);
    claim.ref = number<ClaimRef>(row.next());
    claim.document = document(row.next());
    claim.marks = number<std::uint8_t>(row.next());
    claim.others = raw_array(row.next());
    claim.rules = raw_array(row.next());
  }

  void take_order(ondemand::value value, PartCheck& check) {
    Row row(value);
    check.document = document(row.next());
    check.begin = number<std::uint64_t>(row.next());
    check.claim = number<ClaimRef>(row.next());
    check.claims = numbers<ClaimRef>(row.next());
  }

  void take_speech(ondemand::value value) {
    Row row(value);
    PartSpeech& speech = part_.speeches.emplace_back();
    speech.ref = number<ClaimRef>(row.next());
    speech.origin = row.next().get_string();
    speech.shingles = numbers<std::uint64_t>(row.next());
  }

  std::uint32_t document(ondemand::value value) const {
    const auto number_of = number<std::uint32_t>(value);
    if (number_of >= part_.documents.size()) throw std::out_of_range("a document of a part");
    return number_of;
  }

  Part& part_;
};

// The member that a part ends with. Nothing of a part is believed before its hash is right.
constexpr std::string_view hash_key = ",\"hash\":\"";

enum class Kind : std::uint8_t { part, whole_report, changed_part, something_else };

Kind kind_of(std::string_view json) {
  if (!json.starts_with("{\"schema\":")) return Kind::something_else;
  const std::size_t hash = json.rfind(hash_key);
  const bool ends =
      hash != std::string_view::npos &&
      json.substr(hash + hash_key.size()) == part_hash(json.substr(0, hash)) + "\"}}\n";
  if (ends) return Kind::part;
  const bool cut_off = !json.ends_with("}\n");
  return cut_off || json.find(",\"shard\":{\"part\":") != std::string_view::npos
             ? Kind::changed_part
             : Kind::whole_report;
}

}  // namespace

Result<Part> read_part(const std::string& path) {
  const auto file = open_file(path);
  if (!file) return tl::unexpected(file.error());
  simdjson::padded_string json((*file)->size());
  const auto got = (*file)->read(0, {json.data(), json.size()});
  if (!got) return tl::unexpected(got.error());
  switch (kind_of(std::string_view(json).substr(0, *got))) {
    case Kind::part:
      break;
    case Kind::whole_report:
      return refuse(path, "this report is whole, and no part of one",
                    "name reports that `veritally check --shard` wrote");
    case Kind::changed_part:
      return damaged(path);
    case Kind::something_else:
      return refuse(path, "this is no report of veritally in JSON",
                    "name reports that `veritally check --shard` wrote");
  }
  const auto text = std::make_shared<Part::Text>();
  text->json = std::move(json);
  Part part;
  part.path = path;
  try {
    ondemand::document document = text->parser.iterate(text->json);
    PartReader(part).read(document.get_object());
  } catch (const simdjson::simdjson_error&) {
    return damaged(path);
  } catch (const std::out_of_range&) {
    return damaged(path);
  }
  part.text = text;
  return part;
}

}  // namespace veritally
