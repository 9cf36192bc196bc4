// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/comparison/ComparisonViews.h"

#include "widgets/pages/comparison/MatricesView.h"
#include "widgets/pages/comparison/TradeOffView.h"
#include "widgets/pages/comparison/VerdictsView.h"

#include <QtGlobal>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

template<class T>
std::unique_ptr<ComparisonView> make(PageContext context)
{
    return std::make_unique<T>(std::move(context));
}

constexpr std::array kViews{
    ComparisonViewEntry{"verdicts",
                        QT_TRANSLATE_NOOP("ComparisonViews", "Verdicts"),
                        QT_TRANSLATE_NOOP("ComparisonViews",
                                          "Metric by metric: effect, interval, verdict, "
                                          "distributions"),
                        make<VerdictsView>},
    ComparisonViewEntry{"trade-off",
                        QT_TRANSLATE_NOOP("ComparisonViews", "Trade-off"),
                        QT_TRANSLATE_NOOP("ComparisonViews",
                                          "Which side is best for what you need, and how sure that "
                                          "is"),
                        make<TradeOffView>},
    ComparisonViewEntry{"matrices",
                        QT_TRANSLATE_NOOP("ComparisonViews", "Matrices"),
                        QT_TRANSLATE_NOOP("ComparisonViews",
                                          "Model families by hardware, and which metrics go "
                                          "together"),
                        make<MatricesView>},
};

} // namespace

std::span<const ComparisonViewEntry> comparisonViews()
{
    return kViews;
}

} // namespace perfdeck
