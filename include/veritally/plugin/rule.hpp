// Turns rule classes into the contract's table. The functions here are the boundary: the only
// place where exceptions are caught, so that none leaves the plugin.
#pragma once

#include <veritally/abi.h>
#include <veritally/plugin/batch.hpp>
#include <veritally/plugin/document.hpp>
#include <veritally/plugin/host.hpp>
#include <veritally/plugin/types.hpp>

#include <concepts>
#include <cstdint>
#include <exception>
#include <string_view>
#include <type_traits>

namespace veritally::plugin {

template <class R>
concept ChecksClaims = requires(const R& rule, const Host& host, const Claims& claims) {
  { rule.check(host, claims) } -> std::same_as<void>;
};
template <class R>
concept ChecksDocuments = requires(const R& rule, const Host& host, const Document& document) {
  { rule.check(host, document) } -> std::same_as<void>;
};
template <class R>
concept ChoosesClaims =
    requires(const R& rule, const Host& host, std::string_view measure, std::string_view unit) {
      { rule.concerns(host, measure, unit) } -> std::same_as<bool>;
    };
template <class R>
concept Normalises = requires(const R& rule, const Host& host, const Terms& terms) {
  { rule.normalise(host, terms) } -> std::same_as<void>;
};

namespace detail {

// Reports the exception in flight. REQUIRES: called from a handler. Allocates nothing.
inline void log_exception(const vt_host* host) noexcept {
  const auto log = [host](std::string_view what) { host->log(host, VT_ERROR, text(what)); };
  try {
    throw;
  } catch (const std::exception& exception) {
    log(exception.what());
  } catch (...) {
    log("an exception that is not a std::exception");
  }
}

template <class Call>
vt_status contained(const vt_host* host, const Call& call) noexcept {
  try {
    call();
    return VT_OK;
  } catch (...) {
    log_exception(host);
    return VT_FAILED;
  }
}

template <class R>
struct Adapter {
  static constexpr Scope scope = R::info.scope;
  static constexpr bool for_documents = scope == Scope::document || scope == Scope::extractor;
  static constexpr bool for_terms = scope == Scope::normaliser;

  static_assert(std::is_nothrow_destructible_v<R>, "a rule's destructor must not throw");
  static_assert(!for_documents || ChecksDocuments<R>,
                "this scope needs: void check(const Host&, const Document&) const");
  static_assert(!for_terms || Normalises<R>,
                "this scope needs: void normalise(const Host&, const Terms&) const");
  static_assert(!ChoosesClaims<R> || scope == Scope::claim, "only rules of scope claim choose");
  static_assert(for_documents || for_terms || ChecksClaims<R>,
                "this scope needs: void check(const Host&, const Claims&) const");

  static void* create(const vt_host* host) noexcept {
    void* state = nullptr;
    contained(host, [&] {
      if constexpr (std::is_constructible_v<R, const Host&>) {
        state = new R(Host(host));
      } else {
        state = new R();
      }
    });
    return state;
  }

  static void destroy(void* state) noexcept { delete static_cast<R*>(state); }

  static vt_status check_claims(const void* state, const vt_host* host,
                                const vt_claims* claims) noexcept {
    return contained(host,
                     [&] { static_cast<const R*>(state)->check(Host(host), Claims(claims)); });
  }

  static vt_status check_document(const void* state, const vt_host* host,
                                  const vt_document* document) noexcept {
    return contained(host,
                     [&] { static_cast<const R*>(state)->check(Host(host), Document(*document)); });
  }

  static vt_status normalise(const void* state, const vt_host* host,
                             const vt_terms* terms) noexcept {
    return contained(host,
                     [&] { static_cast<const R*>(state)->normalise(Host(host), Terms(terms)); });
  }

  // A rule that fails to choose is called with the claims.
  static std::int32_t concerns(const void* state, const vt_host* host, vt_text measure,
                               vt_text unit) noexcept {
    bool chosen = true;
    contained(host, [&] {
      chosen = static_cast<const R*>(state)->concerns(Host(host), detail::view(measure),
                                                      detail::view(unit));
    });
    return chosen ? 1 : 0;
  }

  static constexpr vt_rule table() {
    vt_rule rule{};
    rule.struct_size = sizeof(vt_rule);
    rule.scope = static_cast<std::uint32_t>(scope);
    rule.severity = static_cast<std::uint32_t>(R::info.severity);
    rule.off = R::info.off ? 1 : 0;
    rule.flags = R::info.orders ? VT_RULE_ORDERS : 0;
    rule.columns = R::info.columns.bits;
    rule.wants = static_cast<std::uint32_t>(R::info.wants);
    rule.option_count = static_cast<std::uint32_t>(R::info.options.size());
    rule.id = R::info.id;
    rule.summary = R::info.summary;
    rule.documentation = R::info.documentation;
    rule.options = R::info.options.data();
    rule.create = create;
    rule.destroy = destroy;
    if constexpr (for_terms) rule.normalise = normalise;
    if constexpr (!for_terms && !for_documents) rule.check_claims = check_claims;
    if constexpr (!for_terms && ChecksDocuments<R>) rule.check_document = check_document;
    if constexpr (scope == Scope::claim && ChoosesClaims<R>) rule.concerns = concerns;
    return rule;
  }
};

}  // namespace detail

// The contract's table of one rule, and of several in their order.
template <class R>
inline constexpr vt_rule rule_table = detail::Adapter<R>::table();

template <class... R>
inline constexpr const vt_rule* rule_tables[] = {&rule_table<R>...};

template <class... R>
constexpr vt_plugin plugin_table(const char* name, const char* version) {
  return {VT_MAGIC, VT_ABI_MAJOR, VT_ABI_MINOR,      sizeof(vt_plugin), sizeof...(R),
          name,     version,      rule_tables<R...>, nullptr,           nullptr};
}

}  // namespace veritally::plugin

// The one symbol that a plugin exports: VERITALLY_PLUGIN("house", "1.0.0", RuleA, RuleB). Once in
// a plugin, outside of namespaces.
#define VERITALLY_PLUGIN(name, version, ...)         \
  extern "C" VT_EXPORT const vt_plugin vt_plugin_v1; \
  constinit const vt_plugin vt_plugin_v1 =           \
      ::veritally::plugin::plugin_table<__VA_ARGS__>(name, version)
