#include "claimset/jsonl_lines.hpp"

#include <algorithm>
#include <vector>

namespace veritally::test {

std::string LineMaker::pick(std::initializer_list<const char*> texts) {
  return *(texts.begin() + below(texts.size()));
}

std::string LineMaker::space() {
  return one_in(6) ? pick({" ", "\t", "  ", " \t ", "\r"}) : std::string();
}

// Some characters of a text as escapes.
std::string LineMaker::escaped(const std::string& plain) {
  std::string json = "\"";
  for (const char c : plain) {
    if (c == '"' || c == '\\') {
      json += std::string("\\") + c;
    } else if (static_cast<unsigned char>(c) < 0x80 && one_in(40)) {
      const char* digits = one_in(2) ? "0123456789abcdef" : "0123456789ABCDEF";
      json += "\\u00";
      json += digits[(c >> 4) & 15];
      json += digits[c & 15];
    } else {
      json += c;
    }
  }
  return json + '"';
}

std::string LineMaker::text() {
  if (one_in(25)) {
    return pick({R"("")", R"("\n\t\r\b\f\/\\\"")", R"("\u00e9\u20AC")", R"("\ud834\udd1e")",
                 R"("a\u001fb")", R"("\u0000")", "\"\x7f\"", "\"é€𝄞\"", R"("exactly8")",
                 R"("12345678\u0041")", R"("1234567\n")"});
  }
  return escaped(pick({"Amazon", "AMAZON", "revenue", "a", "wire.txt", "AI infrastructure",
                       "a text that is longer than one word of eight bytes", "é", "x\"y", "\\"}));
}

std::string LineMaker::list() {
  std::string json = "[";
  for (std::uint64_t left = below(4); left > 0; --left) {
    json += space() + text() + space() + (left > 1 ? "," : "");
  }
  return json + space() + "]";
}

std::string LineMaker::number() {
  return !one_in(6) ? std::to_string(below(2000))
                    : pick({"0", "1", "999999999999999999", "9223372036854775807",
                            "1000000000000000000", "4294967295", "4294967296"});
}

std::string LineMaker::decimal() {
  if (one_in(6)) {
    return pick({"\"0\"", "\"-0\"", "\"0.00\"", "\"10.50\"", "\"-12.5\"", "\"007\"", "\"1e9\"",
                 "\"+5\"", "\"99999999999999999\"", "\"-9999999999999999.9\"",
                 "\"922337203685477580\"", "\"123456789012345678\"", "\"100000000000000000000\"",
                 "\"0.000000000000001\"", "\"0.0000000000000001\"", "\"\\u0031\\u0032\""});
  }
  std::string digits = std::to_string(random_() >> (9 + below(55)));
  if (one_in(2)) digits.insert(1 + below(digits.size()), one_in(4) ? ".0" : ".5");
  return '"' + std::string(one_in(5) ? "-" : "") + digits + '"';
}

std::string LineMaker::date() {
  if (!one_in(8)) return '"' + std::to_string(1900 + below(200)) + "-06-30\"";
  return pick({"\"2025-01-01\"", "\"2025-12-31\"", "\"2024-02-29\"", "\"2025-06-30\"",
               "\"0000-01-01\"", "\"9999-12-31\"", "\"2025-0\\u0031-01\""});
}

std::string LineMaker::wrong_value() {
  return pick({"null",
               "true",
               "1",
               "-1",
               "01",
               "1.5",
               "1e3",
               "\"\"",
               "\"x\"",
               "[]",
               "{}",
               "[1]",
               "[null]",
               "[\"\"]",
               "[\"a\",]",
               "{\"a\":1}",
               "\"1.\"",
               "\".5\"",
               "\"--1\"",
               "\"2025-02-30\"",
               "\"<>\"",
               "nul",
               "truefalse",
               "1 2",
               "\"a\" \"b\"",
               "[\"a\" \"b\"]",
               "123456789012345678901234567890",
               "\"123456789012345678901234567890.5\"",
               "\"\\q\"",
               "\"\\u12\"",
               "\"\\ud800\"",
               "\"\\udc00x\"",
               "\"open",
               "\"\x01\"",
               "\"\t\"",
               "{\"low\":\"2\",\"high\":\"1\"}",
               "[[[]]]",
               "-",
               ""});
}

std::string LineMaker::period() {
  if (one_in(8)) return object({"from", "to", "fiscal", "relation", "other"}, 2);
  return "{\"from\":" + date() +
         ",\"to\":" + (one_in(4) ? date() : "\"2" + std::to_string(100 + below(900)) + "-12-31\"") +
         "}";
}
std::string LineMaker::interval() {
  if (one_in(3)) return object({"low", "high", "low_open", "high_open"}, 4);
  return pick({R"({"low":"1","high":"2","low_open":false,"high_open":true})",
               R"({"low":"-5","high":"5.00"})", R"({"high":null,"low":"7","low_open":true})",
               R"({"low":null,"high":null})", R"({ "low" : "7" , "high" : "7.0" })"});
}
std::string LineMaker::per() {
  return one_in(3) ? "null" : "{\"value\":\"100000\",\"unit\":\"1\",\"of\":\"person\"}";
}

std::string LineMaker::quantity() {
  std::string json = object({"unit", "of", "comparator", "approximate", "change", "interval"}, 2);
  const std::string value = "\"value\":" + decimal();
  const std::string rest = json.substr(1);
  json = "{" + value + (rest.find(':') == std::string::npos ? "" : ",") + rest;
  if (one_in(20)) json.insert(1, "\"per\":" + per() + ",");
  return json;
}

std::string LineMaker::member_of(const std::string& name) {
  if (strange_ && one_in(8)) return wrong_value();
  if (name == "begin" || name == "end" || name == "line" || name == "column") return number();
  if (name == "subject" || name == "scope") return list();
  if (name == "low" || name == "high") return one_in(4) ? "null" : decimal();
  if (name == "from" || name == "to") return date();
  if (name == "period" || name == "base_period") return period();
  if (name == "quantity") return quantity();
  if (name == "interval") return interval();
  if (name == "comparator") return pick({"\"=\"", "\"<\"", "\"<=\"", "\">\"", "\">=\""});
  if (name == "change") return pick({"\"up\"", "\"down\"", "\"none\"", "\"n\\u006fne\""});
  if (name == "relation") return pick({"\"by\"", "\"at\"", "\"since\"", "\"during\""});
  if (name == "modality") return pick({"\"actual\"", "\"planned\"", "\"denied\"", "\"forecast\""});
  if (name == "derivation") {
    return !one_in(4) ? "null" : R"({"kind":"sum","of":["a","b"]})";
  }
  if (name == "of") return one_in(4) ? text() : "null";
  if (name == "attribution") return one_in(2) ? "null" : text();
  if (name == "unit") return pick({"\"USD\"", "\"1\"", "\"percent\"", "\"kilometer\""});
  if (name.ends_with("open") || name == "approximate" || name == "fiscal") return flag();
  if (name == "unknown") return pick({"1", "{\"a\":[1,2,{}]}", "null", "\"x\""});
  return text();
}

// Some of the members, in any order; of `absent` of them one is missing. A name may come twice.
std::string LineMaker::object(std::initializer_list<const char*> wanted, std::uint64_t absent) {
  std::vector<std::string> names;
  for (const char* name : wanted) {
    if (!one_in(absent)) names.emplace_back(name);
  }
  if (strange_ && one_in(20) && !names.empty()) names.push_back(names[below(names.size())]);
  std::shuffle(names.begin(), names.end(), random_);
  std::string json = "{" + space();
  for (std::size_t i = 0; i < names.size(); ++i) {
    json += (i > 0 ? "," : "") + space() + (one_in(30) ? escaped(names[i]) : '"' + names[i] + '"') +
            space() + ":" + space() + member_of(names[i]) + space();
  }
  return json + "}";
}

std::string LineMaker::record() {
  strange_ = false;
  std::string line = object({"id", "document", "begin", "line", "column", "text", "subject",
                             "measure", "scope", "period", "quantity", "modality", "attribution"},
                            3);
  if (one_in(6)) {
    line = object({"source", "end", "begin", "derivation", "base_period", "quantity", "unknown",
                   "subject", "scope"},
                  3);
  }
  if (line.find("\"quantity\"") == std::string::npos) {
    line.insert(1, "\"quantity\":" + quantity() + (line.find(':') == std::string::npos ? "" : ","));
  }
  return space() + line + space();
}

void LineMaker::damage(std::string& line) {
  const std::size_t at = below(line.size() + 1);
  const std::size_t length = std::min<std::size_t>(1 + below(6), line.size() - at);
  switch (below(6)) {
    case 0:
      line.erase(at, 1);
      break;
    case 1:
      line.erase(at, length);
      break;
    case 2:
      line.insert(at, line.substr(at, length));
      break;
    case 3:
      line.insert(at, pick({"\"",   "\\",      ",",       ":",    "{",    "}",    "[",
                            "]",    " ",       "\x01",    "\x1f", "0",    ".",    "e5",
                            "null", "\\u0041", "\\ud834", "x",    "\xFF", "\xC3", "\v"}));
      break;
    case 4:
      line.resize(at);
      break;
    default:
      line += pick({"}", ",", "{}", "x", "null", "\"", " 1", "\\", "]"});
  }
}

std::string LineMaker::damaged() {
  strange_ = one_in(2);
  std::string line =
      object({"id", "document", "source", "begin", "end", "line", "text", "subject", "measure",
              "scope", "period", "quantity", "modality", "attribution", "derivation"},
             4);
  for (std::uint64_t left = strange_ ? below(2) : 1 + below(2); left > 0; --left) damage(line);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace veritally::test
