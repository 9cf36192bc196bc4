// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/advice/AdviceModel.h"

#include "widgets/pages/profiling/advice/AdviceWords.h"
#include "widgets/pages/profiling/ProfileWords.h"

#include <array>
#include <cmath>

namespace perfdeck {

namespace {

using C = Column<AdviceRow>;
constexpr std::array kColumns{
    C{QT_TRANSLATE_NOOP("AdviceModel", "Advice"),
      QT_TRANSLATE_NOOP("AdviceModel", "What stands out"),
      22,
      Unit::None,
      nullptr,
      [](const AdviceRow &row) { return row.title; }},
    C{QT_TRANSLATE_NOOP("AdviceModel", "About"),
      QT_TRANSLATE_NOOP("AdviceModel", "Layer, or what else it is about"),
      24,
      Unit::None,
      nullptr,
      [](const AdviceRow &row) { return row.about; }},
    C{QT_TRANSLATE_NOOP("AdviceModel", "Gain"),
      QT_TRANSLATE_NOOP("AdviceModel", "Of a run, estimated"),
      9,
      Unit::Second,
      [](const AdviceRow &row) { return row.gain; }},
    C{QT_TRANSLATE_NOOP("AdviceModel", "Share"),
      QT_TRANSLATE_NOOP("AdviceModel", "The gain as a share of a run"),
      8,
      Unit::Ratio,
      [](const AdviceRow &row) { return row.gainShare; }},
    C{QT_TRANSLATE_NOOP("AdviceModel", "Estimate"),
      QT_TRANSLATE_NOOP("AdviceModel", "How the gain was estimated"),
      26,
      Unit::None,
      nullptr,
      [](const AdviceRow &row) { return row.basis; }},
    C{QT_TRANSLATE_NOOP("AdviceModel", "In words"),
      QT_TRANSLATE_NOOP("AdviceModel", "What was seen, and what could be done about it"),
      60,
      Unit::None,
      nullptr,
      [](const AdviceRow &row) { return row.sentence; }},
};

QString aboutText(const Advice &advice, const Profile &profile)
{
    if (advice.layers.size() == 1)
        return layerName(profile.layers[advice.layers.front()]);
    if (!advice.layers.empty())
        return QCoreApplication::translate(
            "AdviceModel", "%n layers", nullptr, int(advice.layers.size()));
    return shownName(QString::fromStdString(advice.subject));
}

} // namespace

std::vector<AdviceRow> adviceRows(std::span<const Advice> advice, const Profile &profile)
{
    std::vector<AdviceRow> rows;
    for (std::size_t at = 0; at < advice.size(); ++at) {
        const Advice &each = advice[at];
        AdviceRow row;
        row.id = QString::number(at);
        row.advice = at;
        row.title = adviceTitle(each.rule);
        row.about = aboutText(each, profile);
        row.sentence = adviceSentence(each, profile);
        row.basis = gainBasisText(each.basis);
        if (std::isfinite(each.gainSeconds))
            row.gain = each.gainSeconds;
        if (std::isfinite(each.gainShare))
            row.gainShare = each.gainShare;
        rows.push_back(std::move(row));
    }
    return rows;
}

AdviceModel::AdviceModel(QObject *parent)
    : RowModel(kColumns, "AdviceModel", parent)
{
}

} // namespace perfdeck
