// Rules that throw: in the constructor, in check, something that is not a std::exception, and
// through a std::vector's own check.
#include <veritally/plugin.hpp>

#include <stdexcept>
#include <vector>

using namespace veritally::plugin;

namespace {

struct Base {
  void check(const Host&, const Claims&) const {}
};

struct Constructor : Base {
  static constexpr Info info{.id = "abi/throwing-constructor",
                             .summary = "throws when it is made",
                             .documentation = "Throws in its constructor."};
  Constructor() { throw std::runtime_error("the constructor threw"); }
};

struct InCheck {
  static constexpr Info info{.id = "abi/throwing-check",
                             .summary = "throws in check",
                             .documentation = "Throws in its check."};
  void check(const Host&, const Claims&) const { throw std::runtime_error("the check threw"); }
};

struct Odd {
  static constexpr Info info{.id = "abi/throwing-odd",
                             .summary = "throws a number",
                             .documentation = "Throws what is not a std::exception."};
  void check(const Host&, const Claims&) const { throw 42; }
};

struct InDocument {
  static constexpr Info info{.id = "abi/throwing-document",
                             .summary = "throws over a document",
                             .documentation = "Throws over a document.",
                             .scope = Scope::document};
  void check(const Host& host, const Document& document) const {
    const std::vector<Check> none;
    host.report(none.at(document.blocks().size()));
  }
};

struct InTerms {
  static constexpr Info info{.id = "abi/throwing-normaliser",
                             .summary = "throws over terms",
                             .documentation = "Throws over terms.",
                             .scope = Scope::normaliser};
  void normalise(const Host& host, const Terms& terms) const {
    host.rewrite(terms.size(), "one too far");
  }
};

}  // namespace

VERITALLY_PLUGIN("throwing", "1.0.0", Constructor, InCheck, Odd, InDocument, InTerms);
