// Documents as rules see them, and the way of a rule's labels and edits back to the input.
#include "audit/audited_document.hpp"

#include "audit/support.hpp"
#include "document/reader.hpp"

namespace veritally::test {
namespace {

const Lexicon& english() {
  static const Lexicon lexicon =
      Lexicon::load((source_folder() / "data/lexicon/en.toml").string()).value();
  return lexicon;
}

// A document with its claims in a table, as the program makes them.
struct Read {
  explicit Read(const std::string& bytes, DocumentFormat format = DocumentFormat::markdown) {
    const Vocabulary vocabulary{english()};
    auto document = read_document(bytes, "draft.md", format);
    if (!document) throw std::runtime_error(to_string(document.error()));
    DocumentClaims found = claims_in(*document, {vocabulary, reference(), std::nullopt});
    const auto held = std::make_shared<HeldClaims>("draft.md");
    for (Claim& claim : found.claims) held->on_claim(std::move(claim), {});
    audited.push_back({bytes, std::move(*document), found.date, &english(),
                       table.documents.intern("draft.md"), table.limit(), std::move(found.places),
                       std::move(found.unread)});
    add_held(held, table);
  }

  AuditResult audit(Plugin plugin) {
    std::vector<Plugin> plugins;
    plugins.push_back(std::move(plugin));
    AuditRequest request = worded();
    request.documents = audited;
    auto engine = Engine::make(std::move(plugins), reference(), {});
    if (!engine) throw std::runtime_error(to_string(engine.error()));
    auto result = (*engine)->run(table, request);
    if (!result) throw std::runtime_error(to_string(result.error()));
    return std::move(*result);
  }

  ClaimTable table;
  std::vector<AuditedDocument> audited;
};

TEST(DocumentView, ClaimsStandInTheirSentences) {
  const Read read(
      "# Sales of 300 boats\n\nIt sold **$4.2&nbsp;billion**. Nobody came.\n\n"
      "It took 36 months, or 3 years.\n");
  const DocumentView view(read.audited.front(), VT_ROLE_DRAFT);
  const plugin::Document document(view.raw());
  std::vector<std::string> lines;
  for (const plugin::Sentence& sentence : document.sentences()) {
    std::string line = std::to_string(document.block_of(sentence).kind) + ' ';
    line += document.text_of(sentence);
    for (const plugin::Place& place : document.places_of(sentence)) {
      line += " | " + std::string(document.text_of(place));
    }
    lines.push_back(line);
  }
  EXPECT_EQ(lines, (std::vector<std::string>{
                       "1 Sales of 300 boats | 300 boats",
                       "0 It sold $4.2\u00a0billion. | $4.2\u00a0billion", "0 Nobody came.",
                       "0 It took 36 months, or 3 years. | 36 months | 3 years"}));
  ASSERT_EQ(document.claims().size(), 4U);
  EXPECT_EQ(document.text_of(*document.place(document.claims()[2])), "36 months");
  EXPECT_EQ(document.place(99), nullptr);
}

TEST(DocumentView, PlacesBecomeBytesOfTheInput) {
  const Read read("a **b\u00e9** &amp; c\n\nd\n");
  const DocumentView view(read.audited.front(), VT_ROLE_DRAFT);
  const std::string_view text = plugin::Document(view.raw()).text();
  ASSERT_EQ(text, "a b\u00e9 & c\nd");
  const auto bytes = [&](std::string_view words) {
    const auto at = text.find(words);
    const auto found = view.bytes_of(at, at + words.size());
    return std::pair(read.audited.front().bytes.substr(found.begin, found.end - found.begin),
                     std::pair(found.line, found.column));
  };
  EXPECT_EQ(bytes("b\u00e9"), std::pair(std::string("b\u00e9"), std::pair(1UL, 5UL)));
  EXPECT_EQ(bytes("&"), std::pair(std::string("&amp;"), std::pair(1UL, 10UL)));
  EXPECT_EQ(bytes("d"), std::pair(std::string("d"), std::pair(3UL, 1UL)));
  EXPECT_EQ(view.bytes_of(text.size(), text.size()).begin, 20U);
}

TEST(DocumentView, TablesLinksAndUnreadNumbersAreThere) {
  const Read read(
      "| Year | Sales |\n|---|---|\n| 2024 | $5 |\n\nSee [it](http://a.b/c), "
      "1,23,4567.5 kg.\n");
  const DocumentView view(read.audited.front(), VT_ROLE_SOURCE);
  const plugin::Document document(view.raw());
  ASSERT_EQ(document.tables().size(), 1U);
  const plugin::Table& table = document.tables()[0];
  EXPECT_EQ(document.text_of(*document.cell(table, 1, 1)), "$5");
  EXPECT_EQ(document.cell(table, 0, 0)->row, 0U);
  ASSERT_EQ(document.links().size(), 1U);
  EXPECT_EQ(document.text_of(document.links()[0]), "it");
  ASSERT_EQ(document.unread().size(), 1U);
  EXPECT_EQ(document.text_of(document.unread()[0]), "1,23,4567.5");
  EXPECT_EQ(document.role(), plugin::DocumentRole::source);
}

// Reads texts beside claims, and points at the first word and at the first claim.
struct Pointing {
  static constexpr plugin::Info info{.id = "test/pointing",
                                     .summary = "points",
                                     .documentation = "Points.",
                                     .scope = plugin::Scope::corpus};

  void check(const plugin::Host& host, const plugin::Claims& claims) const {
    host.report(plugin::Check{.verdict = plugin::Verdict::consistent, .claims = {claims.ref[0]}});
  }
  void check(const plugin::Host& host, const plugin::Document& document) const {
    const auto word = document.text().find("word");
    plugin::Finding finding{
        .check = {.verdict = plugin::Verdict::undetermined,
                  .labels = {document.label(word, word + 4, "here")}},
        .message = "a word",
        .fixes = {
            {.title = "write verb", .edits = {document.edit(word, word + 4, "verb")}},
            {.title = "write 6", .edits = {{.claim = document.claims()[0], .text = "6 kg"}}}}};
    host.report(finding);
  }
};

TEST(DocumentRules, RulesOfClaimsReadDocumentsToo) {
  Read read("The *word* weighs <!-- so --> 5 kg.\n");
  const AuditResult result = read.audit(plugin_of<Pointing>());
  EXPECT_TRUE(result.incidents.empty());
  ASSERT_EQ(result.checks.size(), 2U);
  ASSERT_EQ(result.findings.size(), 1U);
  const Finding& finding = result.findings.front();
  const Label& label = finding.check.labels.front();
  EXPECT_EQ(std::tuple(label.document, label.begin, label.end, label.line, label.column),
            std::tuple("draft.md", 5U, 9U, 1U, 6U));
  ASSERT_EQ(finding.fixes.size(), 2U);
  EXPECT_EQ(finding.fixes[0].edits.front().begin, 5U);
  EXPECT_EQ(finding.fixes[1].edits.front().begin, 30U);
  EXPECT_EQ(finding.fixes[1].edits.front().text, "6 kg");
}

// Points where nothing is.
struct Astray {
  static constexpr plugin::Info info{.id = "test/astray",
                                     .summary = "points beyond the text",
                                     .documentation = "Points beyond the text.",
                                     .scope = plugin::Scope::document};

  void check(const plugin::Host& host, const plugin::Document& document) const {
    const std::size_t end = document.text().size();
    host.report(plugin::Check{.verdict = plugin::Verdict::consistent,
                              .labels = {document.label(end, end + 1)}});
  }
};

TEST(DocumentRules, ALabelOutsideOfTheTextIsRefused) {
  Read read("It weighs 5 kg.\n");
  const AuditResult result = read.audit(plugin_of<Astray>());
  ASSERT_EQ(result.incidents.size(), 1U);
  EXPECT_NE(result.incidents.front().message.find("test/astray"), std::string::npos);
  EXPECT_TRUE(result.checks.empty());
}

}  // namespace
}  // namespace veritally::test
