/* A plugin that reads packs: each line of one is the id of a rule, which logs its id when called.
 */
#include <veritally/abi.h>

#include <stdlib.h>
#include <string.h>

static vt_text text_of(const char* words) {
  const vt_text text = {words, strlen(words)};
  return text;
}

static void* create(const vt_host* host) { return (void*)host->data(host); }
static void destroy(void* state) { (void)state; }

static vt_status check(const void* state, const vt_host* host, const vt_claims* claims) {
  (void)claims;
  host->log(host, VT_NOTE, text_of(state));
  return VT_OK;
}

/* What a pack becomes: the table of a plugin, and what it points to. */
typedef struct made_pack {
  vt_plugin plugin; /* the first member: `free_pack` is given its address */
  vt_rule* rules;
  const vt_rule** list;
  char* ids;
} made_pack;

static void free_pack(const vt_plugin* plugin) {
  made_pack* pack = (made_pack*)plugin;
  free(pack->rules);
  free((void*)pack->list);
  free(pack->ids);
  free(pack);
}

static vt_rule rule_of(const char* id) {
  const vt_rule rule = {.struct_size = sizeof(vt_rule),
                        .scope = VT_SCOPE_CLAIM,
                        .severity = VT_NOTE,
                        .id = id,
                        .summary = "a line of a pack",
                        .documentation = "A line of a pack.",
                        .create = create,
                        .destroy = destroy,
                        .check_claims = check,
                        .data = id};
  return rule;
}

static const vt_plugin* read_pack(const vt_host* host, const vt_pack* given) {
  const vt_plugin head = {.magic = VT_MAGIC,
                          .major = VT_ABI_MAJOR,
                          .minor = VT_ABI_MINOR,
                          .struct_size = sizeof(vt_plugin),
                          .name = "runner",
                          .version = "1.0.0"};
  made_pack* pack = calloc(1, sizeof *pack);
  pack->plugin = head;
  pack->ids = calloc(given->text.size + 1, 1);
  pack->rules = calloc(given->text.size + 1, sizeof *pack->rules);
  pack->list = (const vt_rule**)calloc(given->text.size + 1, sizeof *pack->list);
  pack->plugin.rules = pack->list;
  memcpy(pack->ids, given->text.data, given->text.size);
  for (char* id = strtok(pack->ids, "\n"); id != NULL; id = strtok(NULL, "\n")) {
    const uint32_t line = pack->plugin.rule_count++;
    if (*id < 'a') {
      const vt_fault fault = {.struct_size = sizeof(vt_fault),
                              .line = line + 1,
                              .column = 1,
                              .path = given->path,
                              .message = text_of("no lower case"),
                              .hint = text_of("write family/rule")};
      host->fault(host, &fault);
      free_pack(&pack->plugin);
      return NULL;
    }
    pack->rules[line] = rule_of(id);
    pack->list[line] = &pack->rules[line];
  }
  return &pack->plugin;
}

VT_EXPORT const vt_plugin vt_plugin_v1 = {
    .magic = VT_MAGIC,
    .major = VT_ABI_MAJOR,
    .minor = VT_ABI_MINOR,
    .struct_size = sizeof(vt_plugin),
    .name = "runner",
    .version = "1.0.0",
    .read_pack = read_pack,
    .free_pack = free_pack,
};
