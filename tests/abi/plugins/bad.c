/* Plugins that break the contract, each in one way: the build defines FAULT_<NAME>. */
#include <veritally/abi.h>

#include <stddef.h>

#ifdef FAULT_UNDEFINED_SYMBOL
extern int veritally_test_nobody_defines_this(void);
#endif

static int state;

static void* create(const vt_host* host) {
  (void)host;
#ifdef FAULT_UNDEFINED_SYMBOL
  state = veritally_test_nobody_defines_this();
#endif
  return &state;
}

static void destroy(void* self) { (void)self; }

static vt_status check(const void* self, const vt_host* host, const vt_claims* claims) {
  (void)self;
  (void)host;
  (void)claims;
  return VT_OK;
}

static const vt_option options[] = {
#ifdef FAULT_OPTION_NAME
    {NULL, "nameless", "1"},
#else
    {"limit", "a limit", "1"},
#endif
};

#ifdef FAULT_HALF_RUNNER
static const vt_plugin* read_pack(const vt_host* host, const vt_pack* pack) {
  (void)host;
  (void)pack;
  return NULL;
}
#endif

static const vt_rule rule = {
#ifdef FAULT_SHORT_RULE
    .struct_size = offsetof(vt_rule, normalise),
#else
    .struct_size = sizeof(vt_rule),
#endif
#ifdef FAULT_SCOPE
    .scope = 77,
#else
    .scope = VT_SCOPE_CLAIM,
#endif
#ifdef FAULT_SEVERITY
    .severity = 4,
#else
    .severity = VT_NOTE,
#endif
#if defined(FAULT_ID_FORM)
    .id = "Abi/Bad Id",
#elif !defined(FAULT_NO_ID)
    .id = "abi/bad",
#endif
#ifndef FAULT_NO_SUMMARY
    .summary = "a rule",
#endif
#ifndef FAULT_NO_DOCUMENTATION
    .documentation = "A rule.",
#endif
    .option_count = 1,
#ifndef FAULT_NO_OPTIONS
    .options = options,
#endif
#ifndef FAULT_NO_CREATE
    .create = create,
#endif
#ifndef FAULT_NO_DESTROY
    .destroy = destroy,
#endif
#ifndef FAULT_NO_CHECK
    .check_claims = check,
#endif
};

static const vt_rule* const rules[] = {
#ifdef FAULT_NULL_RULE
    NULL,
#else
    &rule,
#endif
    &rule,
};

#ifdef FAULT_NO_SYMBOL
#define TABLE another_symbol
#else
#define TABLE vt_plugin_v1
#endif

VT_EXPORT const vt_plugin TABLE = {
#ifdef FAULT_MAGIC
    .magic = 0x1122334455667788u,
#else
    .magic = VT_MAGIC,
#endif
#ifdef FAULT_MAJOR
    .major = VT_ABI_MAJOR + 1,
#else
    .major = VT_ABI_MAJOR,
#endif
#ifdef FAULT_MINOR
    .minor = VT_ABI_MINOR + 1,
#else
    .minor = VT_ABI_MINOR,
#endif
#ifdef FAULT_SHORT_PLUGIN
    .struct_size = offsetof(vt_plugin, rules),
#else
    .struct_size = sizeof(vt_plugin),
#endif
#ifdef FAULT_DUPLICATE
    .rule_count = 2,
#else
    .rule_count = 1,
#endif
#ifndef FAULT_NO_NAME
    .name = "bad",
#endif
#ifndef FAULT_NO_VERSION
    .version = "1.0.0",
#endif
#ifndef FAULT_NO_RULES
    .rules = rules,
#endif
#ifdef FAULT_HALF_RUNNER
    .read_pack = read_pack,
#endif
};
