#include "reference/currencies.hpp"

#include "reference/spelling.hpp"
#include "reference/tables.hpp"

#include <algorithm>

namespace veritally {
namespace {

// Longer names are not currencies; the longest of CLDR's have some 60 bytes.
constexpr std::size_t max_length = 80;

const tables::CurrencyLanguage& names_of(std::string_view language) {
  const auto all = tables::currency_languages();
  const auto at = std::ranges::find(all, language, &tables::CurrencyLanguage::language);
  return at == all.end() ? all.front() : *at;
}

const tables::CurrencyName* find(const tables::CurrencyLanguage& language,
                                 std::string_view spelling) {
  const auto at =
      std::ranges::lower_bound(language.names, spelling, {}, &tables::CurrencyName::spelling);
  return at != language.names.end() && at->spelling == spelling ? &*at : nullptr;
}

}  // namespace

const Currency* find_currency(std::string_view code) {
  if (code.size() != 3) return nullptr;
  const auto all = tables::currencies();
  const auto at = std::ranges::lower_bound(all, code, {}, &Currency::code);
  return at != all.end() && at->code == code ? &*at : nullptr;
}

std::optional<CurrencyMatch> currency_by_name(std::string_view name, std::string_view language) {
  if (name.empty() || name.size() > max_length) return std::nullopt;
  if (const auto* currency = find_currency(name)) return CurrencyMatch{currency->code};
  const auto& names = names_of(language);
  const auto* found = find(names, name);
  if (found == nullptr && name.size() > 2) found = find(names, lower(squeezed(name)));
  if (found == nullptr) return std::nullopt;
  return CurrencyMatch{found->code, found->scale, found->ambiguous};
}

}  // namespace veritally
