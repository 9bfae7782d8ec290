// Words that a sentence may hold beside names, measures, times and figures without telling another
// thing than a table does: an option of both evidence/computed and evidence/not-in-source.
#pragma once

#include <veritally/plugin.hpp>

namespace veritally::rules {

// Words that only hold a sentence together, say that a figure is what it is, or name an operation.
// Whatever is not among them may tell other rows, another scope or another status.
inline constexpr plugin::Option plain_words{
    "plain",
    "words that a sentence may hold beside names, measures, times and figures without telling "
    "another thing than a table does, parted by commas",
    "the, a, an, in, at, of, by, to, from, for, with, on, over, during, than, that, those, was, "
    "were, is, are, has, had, have, be, been, stood, came, out, and, it, s, year, there, all, "
    "total, totals, totalled, totaled, combined, together, altogether, overall, higher, lower, "
    "more, less, fewer, larger, bigger, smaller, above, below, ahead, behind, up, down, rose, "
    "risen, rise, fell, fallen, grew, grown, increased, decreased, climbed, dropped, declined, "
    "shrank, gained, jumped, slipped, reached, hit, amounted, numbered, employed, employs, ran, "
    "runs, operated, operates, reported, recorded, posted, generated, generates, achieved, made, "
    "makes, earned, drew, received, counted, accounted, accounts, share, exceeded, exceeds, "
    "topped, surpassed, outstripped, trailed, beat, much, many, times, fiscal, also, these, "
    "revenues, points, inc, corp, ltd, plc, said, says, sharply, slightly, strongly, just, again, "
    "compared, der, die, das, des, dem, den, im, um, auf, von, vom, und, ist, war, lag, bei, "
    "stieg, sank, fiel, wuchs, sich, hatte, gegenüber, zu, vorjahr, jahr, ag, gmbh, le, la, les, "
    "l, du, de, en, et, est, une, un, augmenté, baissé, progressé, reculé, chuté, année, par, "
    "rapport, el, los, las, del, y, al, aumentó, creció, cayó, bajó, subió, año, por, sa, se"};

}  // namespace veritally::rules
