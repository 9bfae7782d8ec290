/* house/fall-over-hundred: a fall of more than 100 percent. The example of a plugin in plain C:
 * one rule without options or state. */
#include <veritally/abi.h>

#include <stdio.h>
#include <string.h>

/* A rule without a state of its own still gives one, because NULL means failure. */
static char no_state;

static void* create(const vt_host* host) {
  (void)host;
  return &no_state;
}

static void destroy(void* state) { (void)state; }

static int is_percent(const vt_host* host, vt_symbol unit) {
  static const char percent[] = "percent";
  const vt_text text = host->text(host, VT_UNIT, unit);
  return text.size == sizeof percent - 1 && memcmp(text.data, percent, text.size) == 0;
}

static vt_status report(const vt_host* host, vt_claim_ref ref, int over, vt_text shown) {
  char working[96];
  vt_check check = {.struct_size = sizeof check,
                    .verdict = over ? VT_INCONSISTENT : VT_CONSISTENT,
                    .claim_count = 1,
                    .claims = &ref};
  const int length = snprintf(working, sizeof working, "a fall of %.*s %%, %s 100 %%",
                              (int)shown.size, shown.data, over ? "over" : "not over");
  if (length < 0) return VT_FAILED;
  check.working.data = working;
  check.working.size =
      (size_t)length < sizeof working ? (uint64_t)length : (uint64_t)(sizeof working - 1);
  if (!over) return host->check(host, &check);

  static const char message[] = "nothing can fall by more than 100 percent";
  const vt_finding finding = {.struct_size = sizeof finding,
                              .check = &check,
                              .confidence = 0.9,
                              .message = {message, sizeof message - 1}};
  return host->finding(host, &finding);
}

static vt_status check_fall(const vt_host* host, vt_claim_ref ref) {
  static const vt_interval hundred = {{100, 0, 0}, {100, 0, 0}, 0, 0};
  vt_claim claim = {.struct_size = sizeof claim};
  const vt_status status = host->claim(host, ref, &claim);
  if (status < 0) return status;
  const vt_number* fall = host->number(host, &claim.interval);
  const vt_number* limit = host->number(host, &hundred);
  const vt_number* stated = host->number(host, &claim.nominal);
  if (fall == NULL || limit == NULL || stated == NULL) return VT_FAILED;
  const int over = (host->relation(host, fall, limit) & VT_ABOVE) != 0;
  return report(host, ref, over, host->show(host, stated, 0, 20));
}

static vt_status check(const void* state, const vt_host* host, const vt_claims* claims) {
  (void)state;
  for (uint32_t i = 0; i < claims->count; ++i) {
    if (claims->change[i] != VT_CHANGE_DOWN || !is_percent(host, claims->unit[i])) continue;
    const vt_status status = check_fall(host, claims->ref[i]);
    if (status < 0) return status;
  }
  return VT_OK;
}

static const vt_rule fall_over_hundred = {
    .struct_size = sizeof(vt_rule),
    .scope = VT_SCOPE_CLAIM,
    .severity = VT_WARNING,
    .columns = 1u << VT_UNIT,
    .id = "house/fall-over-hundred",
    .summary = "a fall of more than 100 percent",
    .documentation =
        "What fell by 100 percent is gone; more cannot be lost. Most often a ratio was read the\n"
        "wrong way round: what costs a third of before fell by 67 percent, not by 200.\n\n"
        "**Wrong:** \"Prices fell by 200 percent.\"\n"
        "**Right:** \"Prices fell by two thirds.\"\n\n"
        "Silent on points, on changes that are not falls, and on falls that may be under 100\n"
        "percent as written. Amounts that can be negative, such as profits, do fall by more:\n"
        "that is why this is a warning.\n",
    .create = create,
    .destroy = destroy,
    .check_claims = check,
};

static const vt_rule* const rules[] = {&fall_over_hundred};

VT_EXPORT extern const vt_plugin vt_plugin_v1;
const vt_plugin vt_plugin_v1 = {
    .magic = VT_MAGIC,
    .major = VT_ABI_MAJOR,
    .minor = VT_ABI_MINOR,
    .struct_size = sizeof(vt_plugin),
    .rule_count = 1,
    .name = "house-c",
    .version = "1.0.0",
    .rules = rules,
};
