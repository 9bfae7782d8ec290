#include "extract/chemistry.hpp"

#include "reference/phrases.hpp"

#include <algorithm>
#include <array>

namespace veritally::extract {
namespace {

constexpr std::size_t longest = 40;  // bytes; longer ones are names

// The symbols of the elements in the order of the periodic table (IUPAC, 2018).
constexpr std::array<std::string_view, 118> elements = {
    "H",  "He", "Li", "Be", "B",  "C",  "N",  "O",  "F",  "Ne", "Na", "Mg", "Al", "Si", "P",
    "S",  "Cl", "Ar", "K",  "Ca", "Sc", "Ti", "V",  "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn",
    "Ga", "Ge", "As", "Se", "Br", "Kr", "Rb", "Sr", "Y",  "Zr", "Nb", "Mo", "Tc", "Ru", "Rh",
    "Pd", "Ag", "Cd", "In", "Sn", "Sb", "Te", "I",  "Xe", "Cs", "Ba", "La", "Ce", "Pr", "Nd",
    "Pm", "Sm", "Eu", "Gd", "Tb", "Dy", "Ho", "Er", "Tm", "Yb", "Lu", "Hf", "Ta", "W",  "Re",
    "Os", "Ir", "Pt", "Au", "Hg", "Tl", "Pb", "Bi", "Po", "At", "Rn", "Fr", "Ra", "Ac", "Th",
    "Pa", "U",  "Np", "Pu", "Am", "Cm", "Bk", "Cf", "Es", "Fm", "Md", "No", "Lr", "Rf", "Db",
    "Sg", "Bh", "Hs", "Mt", "Ds", "Rg", "Cn", "Nh", "Fl", "Mc", "Lv", "Ts", "Og"};

// What turns the mass of one substance into that of another: "5 t CO2-eq".
constexpr std::array<std::string_view, 5> equivalents = {"-eq", "-e", "eq", "e", ""};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The length of the element's symbol at `at`, 0 where none stands.
std::size_t element_at(std::string_view text, std::size_t at) {
  for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
    if (at + length > text.size()) continue;
    if (std::ranges::find(elements, text.substr(at, length)) != elements.end()) return length;
  }
  return 0;
}

// The length of the number of atoms at `at`: a digit, a bracket, "₂".
std::size_t count_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_digit(text[at]) || text[at] == '(' || text[at] == ')') return 1;
  const std::string_view rest = text.substr(at);
  const bool subscript = rest.starts_with("\xE2\x82") && rest.size() > 2 &&
                         static_cast<unsigned char>(rest[2]) <= 0x89;  // U+2080 to 2089
  return subscript ? 3 : 0;
}

std::size_t atoms_end(std::string_view text, std::size_t at) {
  std::size_t end = at + element_at(text, at);
  if (end == at) return at;
  while (end - at < longest) {
    const std::size_t element = element_at(text, end);
    const std::size_t count = element == 0 ? count_at(text, end) : 0;
    if (element + count == 0) break;
    const bool bracket = count == 1 && text[end] == '(';
    if (bracket && element_at(text, end + 1) == 0) break;
    const bool stray = count == 1 && text[end] == ')' &&
                       text.substr(at, end - at).find('(') == std::string_view::npos;
    if (stray) break;
    end += element + count;
  }
  return end;
}

}  // namespace

std::size_t formula_end(std::string_view text, std::size_t at) {
  const std::size_t end = atoms_end(text, at);
  if (end == at) return at;
  for (const std::string_view ending : equivalents) {
    if (!text.substr(end).starts_with(ending)) continue;
    if (!is_word_byte(text, end + ending.size())) return end + ending.size();
  }
  return at;
}

bool is_sure_formula(std::string_view formula) {
  const auto capitals = std::ranges::count_if(formula, is_capital);
  const bool marked = std::ranges::any_of(
      formula, [](char c) { return is_small(c) || is_digit(c) || c == '\xE2'; });
  return capitals > 1 && marked;
}

}  // namespace veritally::extract
