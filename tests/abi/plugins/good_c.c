/* A rule in plain C11: counts the claims of each group. */
#include <veritally/abi.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct state {
  uint32_t calls;
} state;

static void* create(const vt_host* host) {
  (void)host;
  return calloc(1, sizeof(state));
}

static void destroy(void* self) { free(self); }

static vt_status check(const void* self, const vt_host* host, const vt_claims* claims) {
  (void)self;
  for (uint32_t g = 0; g < claims->group_count; ++g) {
    const uint32_t begin = claims->group_begin[g];
    const uint32_t count = claims->group_begin[g + 1] - begin;
    char working[32];
    vt_check report;
    memset(&report, 0, sizeof report);
    report.struct_size = sizeof report;
    report.verdict = VT_CONSISTENT;
    report.claims = claims->ref + begin;
    report.claim_count = count;
    report.working.data = working;
    report.working.size = (uint64_t)snprintf(working, sizeof working, "%u claims", count);
    const vt_status status = host->check(host, &report);
    if (status < 0) return status;
  }
  return VT_OK;
}

static const vt_rule count_rule = {
    .struct_size = sizeof(vt_rule),
    .scope = VT_SCOPE_GROUP,
    .severity = VT_NOTE,
    .id = "abi/count-c",
    .summary = "counts the claims of a group",
    .documentation = "Reports how many claims a group has.",
    .create = create,
    .destroy = destroy,
    .check_claims = check,
};

static const vt_rule* const rules[] = {&count_rule};

VT_EXPORT const vt_plugin vt_plugin_v1 = {
    .magic = VT_MAGIC,
    .major = VT_ABI_MAJOR,
    .minor = VT_ABI_MINOR,
    .struct_size = sizeof(vt_plugin),
    .rule_count = 1,
    .name = "good-c",
    .version = "1.0.0",
    .rules = rules,
};
