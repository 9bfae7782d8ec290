/* The plugin contract of veritally, in C11.
 *
 * A plugin is a shared library that exports one data symbol, `vt_plugin_v1`. It lists rules
 * (which check), normalisers (which rewrite names before claims are put together) and extractors
 * (which add claims to a document). The host loads it, checks it, copies its texts, and never
 * unloads it. C++ plugins include <veritally/plugin.hpp> instead, which is written over this file.
 *
 * Order of calls, for each rule of a plugin:
 *   create        once, for all audits of a program or Auditor       (any thread)
 *   check ...     once a batch, from several threads at the same time on the same state
 *   destroy       once, when no check is running                     (any thread)
 * A plugin may also read packs: files that declare rules instead of programming them.
 *
 * Rules of the boundary:
 *   - Structs begin with their size; they grow at the end only. A reader takes what lies within
 *     `struct_size` and treats the rest as zero. `reserved` fields are zero. Structs without a
 *     size (plain values, elements of arrays) never change, and no struct with a size is a member
 *     of another.
 *   - Pointers that a call receives are borrowed for that call. Pointers that a plugin hands to
 *     the host are read before the host returns.
 *   - Text is UTF-8 with a length, not terminated by zero, except where `const char*` stands.
 *   - Nothing throws, unwinds or jumps across. A call that fails returns a negative vt_status;
 *     the host then reports an incident that names plugin and rule, and goes on.
 *   - Integers have fixed widths; there are no C enums and no bool in structs.
 */
#ifndef VERITALLY_ABI_H
#define VERITALLY_ABI_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define VT_EXPORT __attribute__((visibility("default")))
#else
#define VT_EXPORT
#endif

#define VT_MAGIC 0x31594c4c41544956u /* "VITALLY1" in little-endian bytes */
#define VT_ABI_MAJOR 1u              /* differs: the plugin is refused */
#define VT_ABI_MINOR 0u              /* the host's is lower: the plugin is refused */

/* ---- Plain values ------------------------------------------------------------------------- */

typedef int32_t vt_status;
#define VT_OK 0
#define VT_FAILED (-1)       /* the call failed; what failed was logged */
#define VT_NOT_FOUND (-2)    /* no such claim, unit, rate, option */
#define VT_BAD_ARGUMENT (-3) /* an argument breaks this contract */
#define VT_UNDEFINED (-4)    /* the arithmetic has no result: division by an interval with zero */

typedef struct vt_text {
  const char* data; /* may be NULL if size is 0 */
  uint64_t size;    /* bytes */
} vt_text;

/* mantissa * 10^exponent, exact. -120 <= exponent <= 120. */
typedef struct vt_decimal {
  int64_t mantissa;
  int32_t exponent;
  uint32_t reserved;
} vt_decimal;

#define VT_LOW_OPEN 1u
#define VT_HIGH_OPEN 2u
#define VT_LOW_UNBOUNDED 4u /* `low` is not used */
#define VT_HIGH_UNBOUNDED 8u

typedef struct vt_interval {
  vt_decimal low;
  vt_decimal high;
  uint32_t flags;
  uint32_t reserved;
} vt_interval;

/* Days since 1970-01-01, both ends included. INT32_MIN and INT32_MAX: that end is open. */
typedef struct vt_period {
  int32_t from;
  int32_t to;
  uint32_t flags; /* VT_PERIOD_... */
  uint32_t relation;
} vt_period;
#define VT_PERIOD_STATED 1u /* else nothing is known of the time */
#define VT_PERIOD_FISCAL 2u
#define VT_DURING 0u
#define VT_BY 1u
#define VT_AT 2u
#define VT_SINCE 3u
#define VT_UNTIL 4u

/* Comparators, directions of change, status of a claim, derivations. */
#define VT_EQUAL 0u
#define VT_LESS 1u
#define VT_LESS_EQUAL 2u
#define VT_GREATER 3u
#define VT_GREATER_EQUAL 4u

#define VT_CHANGE_NONE 0u
#define VT_CHANGE_UP 1u
#define VT_CHANGE_DOWN 2u

#define VT_ACTUAL 0u
#define VT_PLANNED 1u
#define VT_FORECAST 2u
#define VT_ESTIMATED 3u
#define VT_CONDITIONAL 4u
#define VT_DENIED 5u

#define VT_DERIVED_NOT 0u
#define VT_DERIVED_SUM 1u
#define VT_DERIVED_DIFFERENCE 2u
#define VT_DERIVED_PRODUCT 3u
#define VT_DERIVED_RATIO 4u
#define VT_DERIVED_PERCENT_CHANGE 5u
#define VT_DERIVED_SHARE 6u
#define VT_DERIVED_AVERAGE 7u
#define VT_DERIVED_CONVERSION 8u

#define VT_CONSISTENT 0u
#define VT_CONSISTENT_BY_ROUNDING 1u
#define VT_DIFFERENT_BASIS 2u
#define VT_INCONSISTENT 3u
#define VT_UNDETERMINED 4u

#define VT_SEVERITY_DEFAULT 0u /* in a finding: the rule's own */
#define VT_NOTE 1u
#define VT_WARNING 2u
#define VT_ERROR 3u

#define VT_PRIMARY 0u
#define VT_RELATED 1u
#define VT_SUPPORTS 2u
#define VT_CONTRADICTS 3u

/* ---- Claims ------------------------------------------------------------------------------- */

typedef uint32_t vt_claim_ref; /* one claim of the audit */
#define VT_NO_CLAIM UINT32_MAX
#define VT_ANY_MEASURE UINT32_MAX

/* A text that many claims share, as a number. Equal symbols of one column are equal texts after
 * normalisation; 0 is "nothing stated". The order of symbols means nothing. */
typedef uint32_t vt_symbol;

/* Columns, for `vt_host.text` and `vt_rule.columns`. */
#define VT_SUBJECT 0u
#define VT_MEASURE 1u
#define VT_UNIT 2u
#define VT_SCOPE 3u
#define VT_DOCUMENT 4u
#define VT_OF 5u  /* the counted noun */
#define VT_PER 6u /* what a rate is per: value, unit and noun, "100000 1 person", "1 day" */

#define VT_FLAG_APPROXIMATE 1u
#define VT_FLAG_RANGE 2u     /* stated as a range; `value` is its lower end */
#define VT_FLAG_TOGETHER 4u  /* about several subjects together */
#define VT_FLAG_CONVERTED 8u /* its bounds in a batch were brought to the group's unit */
/* Its sentence gives different figures for what looks like one thing; what tells them apart was not
 * understood. It is not to be held against others, and no part of a total that is found. */
#define VT_FLAG_AMBIGUOUS 16u
/* Its interval was given. Without it the interval follows from comparator, flags, and the value and
 * its end of a range as written. */
#define VT_FLAG_INTERVAL 32u

/* One claim by itself, as `vt_host.claim` gives it. */
typedef struct vt_claim {
  uint32_t struct_size;
  vt_claim_ref ref;
  vt_symbol subject;
  vt_symbol measure;
  vt_symbol unit;
  vt_symbol scope;
  vt_symbol document;
  vt_symbol of;
  vt_symbol per;
  uint32_t flags; /* VT_FLAG_... */
  uint32_t comparator;
  uint32_t change;
  uint32_t modality;
  uint32_t derived; /* VT_DERIVED_... */
  uint32_t operand_count;
  uint32_t reserved;
  const vt_claim_ref* operands; /* of the derivation, in its order; valid for the call */
  vt_period period;
  vt_period base_period;
  vt_decimal value;     /* as stated, in `unit`, with the written precision in the exponent */
  vt_interval nominal;  /* what is stated, without rounding: a point, a range, a half-line */
  vt_interval interval; /* what digits and hedges allow */
} vt_claim;

/* Where and in which words a claim was stated. Read again from the input: for what is shown, or
 * for a document at a time, not for a loop over all claims. */
typedef struct vt_origin {
  uint32_t struct_size;
  vt_symbol document;
  uint64_t begin; /* bytes in the document, end exclusive; begin == end: not known */
  uint64_t end;
  uint64_t line; /* from 1; 0: not known */
  uint64_t column;
  vt_text words;       /* "roughly $315 billion" */
  vt_text attribution; /* whom the document names for it; may be empty */
} vt_origin;

/* A batch of claims as columns of `count` entries each; a column that the rule did not ask for in
 * `vt_rule.columns` may be NULL; the columns behind `per` are always there. Scope VT_SCOPE_GROUP:
 * group g is entries group_begin[g] to group_begin[g + 1] - 1; the claims of a group share subject,
 * measure and unit dimension. Those of one `basis` stand together, in the order of the input; such
 * runs, and the groups of a subject, follow the order of their first claims. */
typedef struct vt_claims {
  uint32_t struct_size;
  uint32_t count;
  uint32_t group_count; /* 0 for other scopes */
  uint32_t flags;       /* VT_BATCH_... */
  const uint32_t* group_begin;
  const vt_claim_ref* ref;
  const vt_symbol* subject;
  const vt_symbol* measure;
  const vt_symbol* unit;
  const vt_symbol* scope;
  const vt_symbol* document;
  const vt_symbol* of;
  const vt_symbol* per;
  const vt_period* period;
  const vt_decimal* value;
  /* Bounds of `interval` as doubles, rounded outward, in one unit for the whole group (for
   * VT_SCOPE_CLAIM and VT_SCOPE_CORPUS in the claim's own unit). NaN: cannot be brought to that
   * unit. A filter: what they cannot decide, `vt_host.compare` decides exactly. */
  const double* low;
  const double* high;
  const uint8_t* bounds; /* VT_LOW_OPEN ... of the interval */
  const uint8_t* flag;   /* VT_FLAG_... */
  const uint8_t* comparator;
  const uint8_t* change;
  const uint8_t* modality;
  /* Equal for claims that share measure, unit dimension, period, base period, scope, modality, of,
   * per and change: those that may be held against each other if their subject is the same. What is
   * ambiguous shares its basis with what is ambiguous alone. */
  const uint32_t* basis;
} vt_claims;
/* Words are wanted. Without it `working`, `message`, `labels` and `fixes` may be left empty: the
 * host calls again, with this flag and the same claims, for what it is going to show. */
#define VT_BATCH_WORKING 1u

/* ---- Documents ---------------------------------------------------------------------------- */

#define VT_BLOCK_PARAGRAPH 0u
#define VT_BLOCK_HEADING 1u
#define VT_BLOCK_LIST_ITEM 2u
#define VT_BLOCK_TABLE_CELL 3u
#define VT_BLOCK_CAPTION 4u
#define VT_BLOCK_QUOTE 5u
#define VT_BLOCK_FOOTNOTE 6u

/* All places in a document are bytes of `vt_document.text`, which is what a reader sees of it:
 * UTF-8, markup left out, entities decoded. Where a plugin reports a place or an edit, it names
 * bytes of this text, and the host brings them to the input's own bytes. Blocks do not overlap;
 * between two stands at least one line feed. What a block leaves out of its middle is U+FFFC. */

/* A piece of a document. Cells name their table, and row and column from 0; UINT32_MAX elsewhere.
 */
typedef struct vt_block {
  uint32_t kind;
  uint32_t level; /* of a heading: 1 to 6; of a list item: its depth */
  uint32_t table; /* index into `tables` */
  uint32_t row;
  uint32_t column;
  uint32_t first_sentence; /* index into `sentences` */
  uint32_t sentence_count;
  uint32_t part; /* of a list item in several paragraphs: which of them, from 0; 0 elsewhere */
  uint64_t begin;
  uint64_t end;
} vt_block;

/* A sentence of a block, with the claims and the numbers that stand in it. */
typedef struct vt_sentence {
  uint32_t block;
  uint32_t first_claim; /* index into `claims` and `places` */
  uint32_t claim_count;
  uint32_t first_slot; /* index into `slots` */
  uint32_t slot_count; /* the same in all sentences of one shape */
  uint32_t word_count;
  uint64_t begin;
  uint64_t end;
  /* Equal for sentences whose words are the same but for numbers in digits and their hedges and
   * bounds; `vt_host.restated` finds them. 0: it has no such number, or too few words. */
  uint64_t shape;
} vt_sentence;

/* A number in digits, quantity or not, of a sentence that has a shape. */
typedef struct vt_slot {
  uint64_t begin;  /* of the first hedge or bound before the digits */
  uint64_t number; /* of the digits; equal to `begin` where nothing hedges them */
  uint64_t end;
  vt_decimal value;
  vt_interval written; /* what the digits alone allow */
  vt_interval stated;  /* the value, or what the hedge or bound next to it makes of it */
  uint32_t claim;      /* the claim that holds it, an index into `claims`; UINT32_MAX: none */
  uint32_t flags;      /* VT_SLOT_... */
} vt_slot;
#define VT_SLOT_AGO 1u /* so many units of time lie between then and now: "6 years ago" */

/* A sentence of a document. */
typedef struct vt_sentence_ref {
  vt_symbol document;
  uint32_t sentence; /* index into its `sentences` */
} vt_sentence_ref;

/* Where a claim stands, and what its words say that its columns do not. */
typedef struct vt_place {
  uint64_t begin;
  uint64_t end;
  uint32_t sentence; /* index into `sentences` */
  uint32_t flags;    /* VT_PLACE_... */
} vt_place;
#define VT_PLACE_AMBIGUOUS_CURRENCY 1u /* several currencies have this sign or name */
#define VT_PLACE_REVERSED 2u           /* a range whose higher end was written first */
#define VT_PLACE_VAGUE 4u              /* "dozens", "tens of thousands" */

/* Number-shaped text that was not read as a quantity. */
typedef struct vt_unread {
  uint64_t begin;
  uint64_t end;
  uint32_t trouble; /* VT_UNREAD_... */
  uint32_t reserved;
} vt_unread;
#define VT_UNREAD_SHAPE 0u    /* letters or marks where none belong: "12x5", "1.2.3" */
#define VT_UNREAD_GROUPS 1u   /* misplaced separators: "1,44,000.5" */
#define VT_UNREAD_TOO_LONG 2u /* more digits than a value may have */

/* A table as a grid: `cells` holds rows * columns block indices, row by row; UINT32_MAX: empty. */
typedef struct vt_table {
  uint32_t rows;
  uint32_t columns;
  uint32_t heading_rows;    /* so many at the top are headings */
  uint32_t heading_columns; /* so many at the left are headings */
  uint32_t caption;         /* the block; UINT32_MAX: none */
  uint32_t reserved;
  const uint32_t* cells;
} vt_table;

/* A stretch of text that points elsewhere: to an address, or (of a footnote mark, which the text
 * leaves out, so that begin == end) to "#" and the note's label. */
typedef struct vt_link {
  uint64_t begin;
  uint64_t end;
  vt_text target;
} vt_link;

/* A date of the calendar as it is written, not as it is meant. What is not stated is 0. */
typedef struct vt_date {
  uint64_t begin; /* of the weekday, where one stands before it */
  uint64_t end;
  int32_t year;
  uint32_t month;
  uint32_t day;
  uint32_t weekday; /* 1 to 7, from Monday */
  uint32_t flags;   /* VT_DATE_... */
  uint32_t reserved;
} vt_date;
#define VT_DATE_IMPOSSIBLE 1u /* no calendar has this day: "31 June" */

#define VT_ROLE_DRAFT 0u
#define VT_ROLE_SOURCE 1u
#define VT_ROLE_CLAIM_SET 2u

typedef struct vt_document {
  uint32_t struct_size;
  vt_symbol symbol;
  uint32_t role;
  uint32_t block_count;
  vt_text path;
  vt_text language; /* "en"; empty: unknown */
  int32_t date;     /* of publication, days since 1970-01-01; INT32_MIN: unknown */
  uint32_t claim_count;
  vt_text text;                 /* empty for claim sets, which name documents without giving them */
  const vt_block* blocks;       /* in reading order */
  const vt_claim_ref* claims;   /* in reading order */
  vt_text title;                /* of the metadata; may be empty */
  const vt_place* places;       /* of each claim; NULL for claim sets */
  const vt_sentence* sentences; /* in reading order */
  const vt_unread* unread;
  const vt_table* tables;
  const vt_link* links;
  const vt_slot* slots;
  const vt_date* dates; /* in reading order; claims are none */
  uint32_t sentence_count;
  uint32_t unread_count;
  uint32_t table_count;
  uint32_t link_count;
  uint32_t slot_count;
  uint32_t date_count;
} vt_document;

/* ---- What a plugin reports ---------------------------------------------------------------- */

/* A place that a check or finding points at: a claim, or bytes of a document's text. */
typedef struct vt_label {
  uint32_t role;      /* VT_PRIMARY ... */
  vt_claim_ref claim; /* VT_NO_CLAIM: `document`, `begin` and `end` say where */
  vt_symbol document;
  uint32_t reserved;
  uint64_t begin;
  uint64_t end;
  vt_text text; /* what to say at the place; may be empty */
} vt_label;

/* Replaces the words of a claim, or bytes of a document's text. */
typedef struct vt_edit {
  vt_claim_ref claim; /* VT_NO_CLAIM: `document`, `begin` and `end` say where */
  vt_symbol document;
  uint64_t begin;
  uint64_t end;
  vt_text text;
} vt_edit;

typedef struct vt_fix {
  vt_text title;
  const vt_edit* edits;
  uint64_t edit_count;
} vt_fix;

/* What was looked at and what came of it. A check about text and not claims carries labels. An
 * inconsistent check that follows a finding in the same call belongs to it and weighs as it does;
 * before any finding it weighs as the rule's severity says. */
typedef struct vt_check {
  uint32_t struct_size;
  uint32_t verdict; /* VT_CONSISTENT ... */
  uint32_t claim_count;
  uint32_t label_count;
  const vt_claim_ref* claims;
  const vt_label* labels;
  vt_text working; /* one line of arithmetic */
} vt_check;

/* A check that a person must look at: reports the check too. */
typedef struct vt_finding {
  uint32_t struct_size;
  uint32_t severity;
  const vt_check* check;
  double confidence; /* 0 to 1 */
  vt_text message;   /* lower case, no full stop, says what is */
  const vt_fix* fixes;
  uint64_t fix_count;
} vt_finding;

/* A claim that an extractor adds. Texts as in the contract's JSON; intervals from the quantity. */
typedef struct vt_new_claim {
  uint32_t struct_size;
  uint32_t modality;
  uint64_t begin;
  uint64_t end;
  const vt_text* subjects;
  uint64_t subject_count;
  vt_text measure;
  vt_text quantity; /* as prose, "roughly $315 billion" */
  vt_period period;
} vt_new_claim;

/* What is wrong with a file that a plugin was given, and where. */
typedef struct vt_fault {
  uint32_t struct_size;
  uint32_t reserved;
  uint64_t line;   /* from 1; 0: not known */
  uint64_t column; /* in code points, from 1; 0: not known */
  vt_text path;
  vt_text message; /* lower case, no full stop: what is wrong */
  vt_text hint;    /* what to do; may be empty */
} vt_fault;

/* ---- The host ----------------------------------------------------------------------------- */

/* An exact interval of rational numbers. Lives until the call that made it returns. */
typedef struct vt_number vt_number;

#define VT_ADD 0u
#define VT_SUBTRACT 1u
#define VT_MULTIPLY 2u
#define VT_DIVIDE 3u
#define VT_HULL 4u

/* How two intervals stand to each other; the sum of what holds. */
#define VT_BELOW 1u /* every number of a is below every number of b */
#define VT_ABOVE 2u
#define VT_MEETS 4u          /* they share a number */
#define VT_CONTAINS 8u       /* a holds all of b */
#define VT_WITHIN 16u        /* b holds all of a */
#define VT_STARTS_BEFORE 32u /* the low end of a lies before that of b */
#define VT_STARTS_AFTER 64u
#define VT_ENDS_BEFORE 128u /* the high end of a lies before that of b */
#define VT_ENDS_AFTER 256u

typedef struct vt_unit {
  uint32_t struct_size;
  uint32_t flags;     /* VT_UNIT_... */
  vt_text identifier; /* canonical */
  vt_text dimension;  /* equal for units that convert into each other; "currency" for money */
} vt_unit;
#define VT_UNIT_CURRENCY 1u
#define VT_UNIT_OFFSET 2u /* a temperature scale: differences convert without the offset */

/* Handed to every call. All functions take it as their first argument, may be called from the
 * thread that received it, and only until that call returns. */
typedef struct vt_host {
  uint32_t struct_size;
  uint32_t major;
  uint32_t minor;
  uint32_t reserved;

  /* Reporting. Not during create. */
  vt_status (*check)(const struct vt_host*, const vt_check*);
  vt_status (*finding)(const struct vt_host*, const vt_finding*);

  /* Claims. `find` gives the claims about exactly this subject and measure, in the order of a
   * group, or with VT_ANY_MEASURE all of the subject; the array lives for the call. `members` gives
   * the single subjects of a claim about several together (itself for one), sorted by name. Corpus
   * and document scope. */
  vt_text (*text)(const struct vt_host*, uint32_t column, vt_symbol symbol);
  vt_text (*id)(const struct vt_host*, vt_claim_ref claim);
  vt_status (*claim)(const struct vt_host*, vt_claim_ref claim, vt_claim* out);
  vt_status (*find)(const struct vt_host*, vt_symbol subject, vt_symbol measure,
                    const vt_claim_ref** out, uint64_t* count);
  vt_status (*members)(const struct vt_host*, vt_symbol subject, const vt_symbol** out,
                       uint64_t* count);
  /* Exact comparison of what two claims allow, brought to one unit: VT_BELOW ... or a negative
   * vt_status where they cannot be brought to one. */
  int32_t (*compare)(const struct vt_host*, vt_claim_ref a, vt_claim_ref b);

  /* Exact interval arithmetic. NULL where there is no result or an argument is NULL. */
  const vt_number* (*number)(const struct vt_host*, const vt_interval*);
  const vt_number* (*arithmetic)(const struct vt_host*, uint32_t operation, const vt_number*,
                                 const vt_number*);
  const vt_number* (*power)(const struct vt_host*, const vt_number*, uint32_t exponent);
  uint32_t (*relation)(const struct vt_host*, const vt_number* a, const vt_number* b);
  /* The number divided by 10^scale as text, "[60, 65]" or "> 100", ends rounded outward to at
   * most `digits` significant digits. The text lives for the call. */
  vt_text (*show)(const struct vt_host*, const vt_number*, int32_t scale, uint32_t digits);
  /* The number rounded to a multiple of 10^exponent, ties away from zero; both ends alike. */
  const vt_number* (*round)(const struct vt_host*, const vt_number*, int32_t exponent);

  /* Units, and currencies at the rates of a period. `difference` is not 0 for a change, which
   * converts without the zero point of a scale. NULL where they do not convert or no rate is
   * known. `rate` is the range of the rate over the period: units of `to` for one `from`. */
  vt_status (*unit)(const struct vt_host*, vt_text identifier, vt_unit* out);
  const vt_number* (*convert)(const struct vt_host*, const vt_number*, vt_text from, vt_text to,
                              const vt_period*, uint32_t difference);
  const vt_number* (*rate)(const struct vt_host*, vt_text from, vt_text to, const vt_period*,
                           vt_text* source);

  /* The name under which reference data list this one ("Google" is "Alphabet", "capex" is "capital
   * expenditure"), or the name itself. VT_SUBJECT, VT_MEASURE. */
  vt_text (*canonical)(const struct vt_host*, uint32_t column, vt_text name);

  /* The value of an option as text, the default where the user set none. create only. */
  vt_status (*option)(const struct vt_host*, vt_text name, vt_text* value);
  /* To standard error under --verbose; VT_NOTE, VT_WARNING or VT_ERROR. */
  void (*log)(const struct vt_host*, uint32_t severity, vt_text message);
  /* What comes later: "veritally.NAME/REV", or NULL. */
  const void* (*extension)(const struct vt_host*, const char* id);

  /* Normalisers only: the canonical text of term `index` of the batch. */
  vt_status (*rewrite)(const struct vt_host*, uint64_t index, vt_text canonical);
  /* Extractors only. */
  vt_status (*add_claim)(const struct vt_host*, const vt_new_claim*);

  vt_status (*origin)(const struct vt_host*, vt_claim_ref claim, vt_origin* out);
  /* The documents of the audit, sorted by path, and each of them with its blocks. Scope corpus
   * and document. */
  vt_status (*documents)(const struct vt_host*, const vt_symbol** out, uint64_t* count);
  vt_status (*document)(const struct vt_host*, vt_symbol document, vt_document* out);
  /* All sentences of one shape, in the order of `documents` and of the text; the array lives as
   * long as the audit. */
  vt_status (*restated)(const struct vt_host*, uint64_t shape, const vt_sentence_ref** out,
                        uint64_t* count);

  /* `vt_rule.data` of the rule that is made. create only. */
  const void* (*data)(const struct vt_host*);
  /* Why a rule cannot be made or a pack cannot be read; the first one counts. create and
   * read_pack. */
  void (*fault)(const struct vt_host*, const vt_fault*);
} vt_host;

/* ---- Rules -------------------------------------------------------------------------------- */

#define VT_SCOPE_CLAIM 0u      /* claims by themselves, in batches */
#define VT_SCOPE_GROUP 1u      /* claims that share subject, measure and dimension, in batches */
#define VT_SCOPE_DOCUMENT 2u   /* one document with its claims */
#define VT_SCOPE_CORPUS 3u     /* all claims that `wants` selects, in one batch, on one thread */
#define VT_SCOPE_NORMALISER 4u /* distinct names, before claims are put together */
#define VT_SCOPE_EXTRACTOR 5u  /* one document, before normalisation */

/* Which claims a rule of scope claim or corpus is called with; 0: all. */
#define VT_WANTS_DERIVED 1u  /* that state how they were made */
#define VT_WANTS_TOGETHER 2u /* about several subjects together */
#define VT_WANTS_RATES 4u    /* per something: per person, per 100,000 */

/* Distinct texts of one column, for a normaliser. */
typedef struct vt_terms {
  uint32_t struct_size;
  uint32_t column; /* VT_SUBJECT, VT_MEASURE, VT_UNIT, VT_SCOPE */
  uint64_t count;
  const vt_text* terms;
} vt_terms;

typedef struct vt_option {
  const char* name;
  const char* summary;
  const char* initial; /* the default, as text */
} vt_option;

/* A check of the rule that holds says of its claims which is larger, and not that they are right: a
 * claim with no other check that holds counts as undetermined. */
#define VT_RULE_ORDERS UINT32_C(1)

typedef struct vt_rule {
  uint32_t struct_size;
  uint32_t scope;
  uint32_t severity; /* default of its findings: VT_NOTE, VT_WARNING, VT_ERROR */
  uint32_t off;      /* not 0: runs only when asked for */
  uint32_t columns;  /* bits 1 << VT_SUBJECT ...: symbol columns a batch must have */
  uint32_t wants;
  uint32_t option_count;
  uint32_t flags;            /* VT_RULE_... */
  const char* id;            /* "family/rule" */
  const char* summary;       /* one line */
  const char* documentation; /* Markdown: what it checks, why, examples, when it stays silent */
  const vt_option* options;
  /* A state for `check`, or NULL when it cannot be made. */
  void* (*create)(const vt_host*);
  void (*destroy)(void* state);
  /* Several threads, one state. Scopes claim, group and corpus: check_claims, and check_document
   * too if it is set, once for each document that was read; document and extractor:
   * check_document; normaliser: normalise. The others are NULL. */
  vt_status (*check_claims)(const void* state, const vt_host*, const vt_claims*);
  vt_status (*check_document)(const void* state, const vt_host*, const vt_document*);
  vt_status (*normalise)(const void* state, const vt_host*, const vt_terms*);
  /* Scope claim: whether claims of this measure and unit concern the rule, 1 or 0. Asked once for
   * each pair that occurs, before check_claims, which then sees only claims that do. Large claim
   * sets repeat few pairs, so a rule that says so costs nothing where it has nothing to do. NULL:
   * all claims concern it. */
  int32_t (*concerns)(const void* state, const vt_host*, vt_text measure, vt_text unit);
  /* The plugin's own: what tells rules apart that share their functions. `vt_host.data` gives it to
   * `create`. */
  const void* data;
} vt_rule;

/* A file that declares rules. */
typedef struct vt_pack {
  uint32_t struct_size;
  uint32_t reserved;
  vt_text path; /* absolute; other files that it names stand beside it */
  vt_text text; /* its bytes */
} vt_pack;

/* The first four fields are frozen for ever. */
typedef struct vt_plugin {
  uint64_t magic; /* VT_MAGIC */
  uint32_t major; /* VT_ABI_MAJOR of the header it was built with */
  uint32_t minor;
  uint32_t struct_size;
  uint32_t rule_count;
  const char* name;
  const char* version;
  const vt_rule* const* rules;
  /* A plugin that reads packs makes another plugin of each: its own `rule_count` may be 0. NULL
   * after a call of `vt_host.fault`, which with `vt_host.log` is all that can be asked of this
   * host. Any thread. `free_pack` takes back what `read_pack` returned, when all states of its
   * rules are destroyed. Both or neither. */
  const struct vt_plugin* (*read_pack)(const vt_host*, const vt_pack*);
  void (*free_pack)(const struct vt_plugin*);
} vt_plugin;

#define VT_PLUGIN_SYMBOL "vt_plugin_v1"

#ifdef __cplusplus
}
#endif

#endif
