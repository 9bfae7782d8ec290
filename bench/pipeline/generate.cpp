// veritally-bench-generate: writes a claim set as JSONL, the same bytes for the same options.
//
// A group is one subject, measure and period, stated by several sources. The file lists the first
// source's claims, then the second's, each in an order of its own, so that the claims of a group
// stand far apart, as they do in real collections. What the groups look like is a function of
// their number and the seed; only the order of the claims is held in memory (8 bytes a claim).
//
// Values are chosen so that a verdict does not hang on how trailing zeros or touching intervals
// are read: in a consistent group every interval [v - u/2, v + u/2] contains the group's value in
// its inside, and in a conflicting group one value is at least 20 units of the third digit away.
#include "generator.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

enum class Kind : std::uint8_t { few, fifth, skewed, escapes, sources };

struct Options {
  std::uint64_t claims = 1'000'000;
  Kind kind = Kind::few;
  std::uint64_t seed = 1;
  std::string output = "/dev/stdout";
};

// A draw that depends on the seed, what it is for, and a number, and on nothing else (splitmix64).
enum class Draw : std::uint64_t { measure = 1, source, style, value, precision, conflict, order };

std::uint64_t draw(std::uint64_t seed, Draw purpose, std::uint64_t number) {
  std::uint64_t x = seed * 0x9e3779b97f4a7c15U + static_cast<std::uint64_t>(purpose);
  x = (x ^ (x >> 31)) * 0xd6e8feb86659fd93U + number * 0x9e3779b97f4a7c15U;
  return mix(x);
}

// ---------------------------------------------------------------- groups and their sources

struct Slot {
  std::uint32_t group;
  std::uint32_t member;
};

struct Layout {
  std::vector<std::uint32_t> group_size;
  std::vector<Slot> slots;                  // all claims, source by source
  std::vector<std::uint64_t> source_begin;  // into slots, one more than there are sources
};

std::vector<std::uint32_t> group_sizes(const Options& options) {
  constexpr std::uint64_t usual_size = 5;
  constexpr double skew = 0.75;  // size of the group of rank r: largest / r^skew, at least 2
  const double largest = std::max(5.0, static_cast<double>(options.claims) / 100.0);
  std::vector<std::uint32_t> sizes;
  for (std::uint64_t left = options.claims; left > 0;) {
    std::uint64_t size = usual_size;
    if (options.kind == Kind::skewed) {
      const double rank = static_cast<double>(sizes.size() + 1);
      size = std::max<std::uint64_t>(2, static_cast<std::uint64_t>(largest / std::pow(rank, skew)));
    }
    size = std::min(size, left);
    sizes.push_back(static_cast<std::uint32_t>(size));
    left -= size;
  }
  return sizes;
}

// The j-th claim of a group comes from the j-th source after a drawn one, so that no source
// speaks twice in a group.
std::size_t source_of(const Options& options, std::size_t sources, Slot slot) {
  return (draw(options.seed, Draw::source, slot.group) + slot.member) % sources;
}

template <class Visit>
void each_slot(const std::vector<std::uint32_t>& sizes, const Visit& visit) {
  for (std::uint32_t group = 0; group < sizes.size(); ++group) {
    for (std::uint32_t member = 0; member < sizes[group]; ++member) visit(Slot{group, member});
  }
}

Layout lay_out(const Options& options) {
  Layout layout;
  layout.group_size = group_sizes(options);
  const std::size_t largest = *std::max_element(layout.group_size.begin(), layout.group_size.end());
  const std::size_t usual = options.kind == Kind::sources ? 1000 : 50;
  const std::size_t sources = std::max(usual, largest);

  layout.source_begin.assign(sources + 1, 0);
  each_slot(layout.group_size,
            [&](Slot slot) { ++layout.source_begin[source_of(options, sources, slot) + 1]; });
  std::partial_sum(layout.source_begin.begin(), layout.source_begin.end(),
                   layout.source_begin.begin());
  layout.slots.resize(options.claims);
  std::vector<std::uint64_t> next = layout.source_begin;
  each_slot(layout.group_size,
            [&](Slot slot) { layout.slots[next[source_of(options, sources, slot)]++] = slot; });
  for (std::size_t s = 0; s < sources; ++s) {  // every source has an order of its own
    const std::uint64_t begin = layout.source_begin[s];
    for (std::uint64_t i = layout.source_begin[s + 1]; i > begin + 1; --i) {
      const std::uint64_t j = begin + draw(options.seed, Draw::order, i) % (i - begin);
      std::swap(layout.slots[i - 1], layout.slots[j]);
    }
  }
  return layout;
}

// ---------------------------------------------------------------- what a group says

struct Measure {
  std::string_view name;
  std::array<std::string_view, 3> units;  // one of them, drawn for each firm
};

constexpr std::array<std::string_view, 3> money = {"USD", "EUR", "GBP"};
constexpr std::array<std::string_view, 3> plain = {"1", "1", "1"};
constexpr std::array<std::string_view, 3> energy = {"kilowatt-hour", "kilowatt-hour",
                                                    "kilowatt-hour"};
constexpr std::array<std::string_view, 3> mass = {"kilogram", "kilogram", "kilogram"};
constexpr std::array<Measure, 20> measures = {{
    {"revenue", money},   {"profit", money},   {"capital expenditure", money},
    {"net debt", money},  {"assets", money},   {"equity", money},
    {"payroll", money},   {"rent", money},     {"tax", money},
    {"exports", money},   {"imports", money},  {"cash flow", money},
    {"orders", plain},    {"staff", plain},    {"patents", plain},
    {"customers", plain}, {"power", energy},   {"heating", energy},
    {"waste", mass},      {"emissions", mass},
}};
constexpr std::array<std::string_view, 6> years = {"2019", "2020", "2021", "2022", "2023", "2024"};
constexpr std::uint64_t groups_a_firm = 10;

struct Topic {
  std::uint64_t firm;
  std::string_view measure;
  std::string_view year;
  std::string_view unit;
};

// Ten groups a firm, each with another measure or year.
Topic topic_of(const Options& options, std::uint64_t group) {
  constexpr std::uint64_t pairs = measures.size() * years.size();
  constexpr std::uint64_t step = 13;  // has no factor in common with `pairs`
  const std::uint64_t firm = group / groups_a_firm;
  const std::uint64_t drawn = draw(options.seed, Draw::measure, firm);
  const std::uint64_t pair = (drawn + group % groups_a_firm * step) % pairs;
  const Measure& measure = measures[pair / years.size()];
  return {firm, measure.name, years[pair % years.size()], measure.units[(drawn >> 32) % 3]};
}

// The claim of a group that contradicts the others, if there is one.
std::optional<std::uint32_t> outlier_of(const Options& options, const Layout& layout,
                                        std::uint32_t group) {
  constexpr std::array<std::uint64_t, 5> per_mille = {1, 200, 10, 10, 10};
  const std::uint64_t drawn = draw(options.seed, Draw::conflict, group);
  const std::uint32_t size = layout.group_size[group];
  if (size < 2 || drawn % 1000 >= per_mille[static_cast<std::size_t>(options.kind)]) return {};
  return static_cast<std::uint32_t>((drawn >> 32) % size);
}

// ---------------------------------------------------------------- writing

class Writer {
 public:
  explicit Writer(std::FILE* file) : file_(file) { buffer_.reserve(limit + 4096); }

  Writer& operator<<(std::string_view text) {
    buffer_.append(text);
    return *this;
  }
  Writer& operator<<(std::uint64_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    buffer_.append(digits.data(), end);
    return *this;
  }
  void end_line() {
    buffer_.push_back('\n');
    if (buffer_.size() >= limit) flush();
  }
  void flush() {
    ok_ = ok_ && std::fwrite(buffer_.data(), 1, buffer_.size(), file_) == buffer_.size();
    written_ += buffer_.size();
    buffer_.clear();
  }
  bool ok() const { return ok_; }
  std::uint64_t written() const { return written_; }

 private:
  static constexpr std::size_t limit = std::size_t{1} << 20;
  std::FILE* file_;
  std::string buffer_;
  std::uint64_t written_ = 0;
  bool ok_ = true;
};

// Subjects that need unescaping, each in two spellings that mean the same.
constexpr std::array<std::array<std::string_view, 2>, 4> escaped_names = {{
    {R"(Société \"Nord\" )", R"(Soci\u00e9t\u00e9 \u0022Nord\u0022 )"},
    {R"(Müller \\ Söhne )", R"(M\u00fcller \u005c S\u00F6hne )"},
    {R"(Upper\nLower 東京 )", R"(Upper\u000aLower \u6771\u4eac )"},
    {R"(A\/B 𝛼 works )", R"(A/B \ud835\udefc works )"},
}};

void write_names(Writer& out, const Options& options, Slot slot, std::uint64_t source,
                 std::uint64_t number, std::uint64_t firm) {
  const bool escapes = options.kind == Kind::escapes;
  out << R"({"id":"s)" << source << (escapes ? R"(\"é\u00e9\\-)" : "-") << number;
  out << R"(","source":"s)" << source << R"(","subject":[")";
  if (escapes) {
    out << escaped_names[firm % escaped_names.size()][slot.member % 2];
  } else {
    out << "Firm ";
  }
  out << firm << R"("],)";
}

// A number of three to four digits whose last one is not zero.
std::uint64_t leading_digits(std::uint64_t drawn, bool outlier) {
  const std::uint64_t plain_value = 100 + drawn % 900;
  const std::uint64_t value =
      outlier ? plain_value + 20 + plain_value * (10 + (drawn >> 40) % 70) / 100 : plain_value;
  return value % 10 == 0 ? value + 1 : value;
}

// Seven groups in ten: three digits and zeros, the same in all claims. The others: two decimals,
// or the same number rounded to one or none, so that the claims agree only by rounding.
void write_value(Writer& out, const Options& options, Slot slot, bool outlier) {
  constexpr std::string_view zeros = "000000";
  const std::uint64_t style = draw(options.seed, Draw::style, slot.group);
  const std::uint64_t drawn = draw(options.seed, Draw::value, slot.group);
  const std::uint64_t leading = leading_digits(drawn, outlier);
  if (style % 10 < 7) {
    out << leading << zeros.substr(0, (style >> 32) % (zeros.size() + 1));
    return;
  }
  constexpr std::array<std::uint64_t, 8> last_digits = {1, 2, 3, 4, 6, 7, 8, 9};  // no ties
  const std::uint64_t hundredths =
      leading * 100 + (drawn >> 20) % 10 * 10 + last_digits[(drawn >> 16) % last_digits.size()];
  const std::uint64_t claim = (std::uint64_t{slot.group} << 32) + slot.member;
  const std::uint64_t decimals = draw(options.seed, Draw::precision, claim) % 3;
  if (decimals == 0) {
    out << (hundredths + 50) / 100;
  } else if (decimals == 1) {
    const std::uint64_t tenths = (hundredths + 5) / 10;
    out << tenths / 10 << "." << tenths % 10;
  } else {
    out << hundredths / 100 << "." << hundredths / 10 % 10 << hundredths % 10;
  }
}

void write_claim(Writer& out, const Options& options, const Layout& layout, Slot slot,
                 std::uint64_t source, std::uint64_t number) {
  const Topic topic = topic_of(options, slot.group);
  write_names(out, options, slot, source, number, topic.firm);
  out << R"("measure":")" << topic.measure << R"(","period":{"from":")" << topic.year
      << R"(-01-01","to":")" << topic.year << R"(-12-31"},"quantity":{"value":")";
  write_value(out, options, slot, outlier_of(options, layout, slot.group) == slot.member);
  out << R"(","unit":")" << topic.unit << R"("},"modality":"actual"})";
  out.end_line();
}

// ---------------------------------------------------------------- the program

std::optional<Kind> kind_named(std::string_view name) {
  if (name == "few") return Kind::few;
  if (name == "fifth") return Kind::fifth;
  if (name == "skewed") return Kind::skewed;
  if (name == "escapes") return Kind::escapes;
  if (name == "sources") return Kind::sources;
  return {};
}

std::optional<Options> parse_arguments(int argc, char** argv) {
  Options options;
  if (argc % 2 == 0) return {};
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const auto count = count_from(argv[i + 1], 1, 1e9);
    const auto kind = kind_named(argv[i + 1]);
    if (name == "--claims" && count) {
      options.claims = *count;
    } else if (name == "--seed" && count) {
      options.seed = *count;
    } else if (name == "--kind" && kind) {
      options.kind = *kind;
    } else if (name == "--output") {
      options.output = argv[i + 1];
    } else {
      return {};
    }
  }
  return options;
}

int generate(const Options& options) {
  std::FILE* file = std::fopen(options.output.c_str(), "wb");
  if (file == nullptr) {
    std::perror(options.output.c_str());
    return 2;
  }
  const Layout layout = lay_out(options);
  Writer out(file);
  for (std::uint64_t source = 0; source + 1 < layout.source_begin.size(); ++source) {
    const std::uint64_t begin = layout.source_begin[source];
    for (std::uint64_t i = begin; i < layout.source_begin[source + 1]; ++i) {
      write_claim(out, options, layout, layout.slots[i], source, i - begin);
    }
  }
  out.flush();
  if (std::fclose(file) != 0 || !out.ok()) {
    std::perror(options.output.c_str());
    return 3;
  }
  std::uint64_t conflicts = 0;
  for (std::uint32_t group = 0; group < layout.group_size.size(); ++group) {
    conflicts += outlier_of(options, layout, group).has_value() ? 1U : 0U;
  }
  std::fprintf(stderr, "claims=%llu groups=%zu conflicts=%llu bytes=%llu\n",
               static_cast<unsigned long long>(options.claims), layout.group_size.size(),
               static_cast<unsigned long long>(conflicts),
               static_cast<unsigned long long>(out.written()));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Options> options = parse_arguments(argc, argv);
  if (!options) {
    std::fputs(
        "usage: veritally-bench-generate [--claims N] [--kind few|fifth|skewed|escapes|sources]\n"
        "                                [--seed N] [--output FILE]\n",
        stderr);
    return 2;
  }
  return generate(*options);
}
