// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/summary/SummaryView.h"

#include "widgets/charts/BarList.h"
#include "widgets/pages/profiling/ProfileWords.h"
#include "widgets/panels/Panel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/ViewLayout.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/Style.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr std::size_t kOffenders = 10;

double largest(const std::vector<ProfileLayer> &layers, double ProfileLayer::*value)
{
    double most = NAN;
    for (const ProfileLayer &layer : layers)
        most = std::fmax(most, layer.*value);
    return most;
}

double peakInUse(const Profile &profile)
{
    double most = largest(profile.layers, &ProfileLayer::memoryPeak);
    for (const MemoryCourse &course : profile.memory)
        for (const MemoryPoint &point : course.points)
            most = std::fmax(most, point.inUse);
    return most;
}

/// Name and value, a line each.
QString factsText(const ProfileFigures &figures)
{
    const Profile &profile = *figures.profile;
    QStringList lines;
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty() && value != QStringLiteral("–"))
            lines.append(ProfileSummaryView::tr("%1: %2").arg(name, value));
    };
    double weights = 0;
    double bytes = 0;
    std::size_t known = 0;
    for (std::size_t at = 0; at < figures.layers.size(); ++at) {
        const LayerCost &cost = profile.layers[at].cost;
        weights += std::isfinite(cost.parameterBytes) ? cost.parameterBytes : 0;
        bytes += std::isfinite(figures.layers[at].bytes) ? figures.layers[at].bytes : 0;
        known += std::isfinite(cost.flops) ? 1U : 0U;
    }
    add(ProfileSummaryView::tr("Kind"), formatName(profile.format));
    add(ProfileSummaryView::tr("Written by"), shownName(QString::fromStdString(profile.producer)));
    add(ProfileSummaryView::tr("File"), shownName(QString::fromStdString(profile.path)));
    add(ProfileSummaryView::tr("Size"),
        profile.bytes > 0 ? formatText(double(profile.bytes), Unit::Byte) : QString());
    if (!profile.runs.empty())
        add(ProfileSummaryView::tr("Runs"), runsText(profile));
    add(ProfileSummaryView::tr("Layers"), formatNumber(double(figures.layers.size()), 9));
    if (profile.events.size() > 0)
        add(ProfileSummaryView::tr("Events"), formatNumber(double(profile.events.size()), 9));
    if (figures.flops > 0) {
        add(ProfileSummaryView::tr("FLOPs"), flopsText(figures.flops));
        if (figures.seconds > 0)
            add(ProfileSummaryView::tr("FLOPs over the time in layers"),
                flopRateText(figures.flops / figures.seconds));
        if (known < figures.layers.size())
            add(ProfileSummaryView::tr("Layers of unknown cost"),
                formatNumber(double(figures.layers.size() - known), 9));
    }
    if (bytes > 0)
        add(ProfileSummaryView::tr("Bytes moved at least"), formatText(bytes, Unit::Byte));
    if (weights > 0)
        add(ProfileSummaryView::tr("Weights"), formatText(weights, Unit::Byte));
    add(ProfileSummaryView::tr("Memory in use at its peak"),
        formatText(peakInUse(profile), Unit::Byte));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ProfileSummaryView::ProfileSummaryView(PageContext context, ProfileFocus &focus, QWidget *parent)
    : ProfileView(std::move(context), focus, parent)
    , m_sentence(sentences("profileSentence"))
    , m_facts(sentences("profileFacts"))
    , m_warningsPanel(new Panel(this->context().style, tr("What the reader left out or guessed")))
    , m_warnings(sentences("profileWarnings"))
{
    m_sentence->setAccessibleName(tr("The profile in a sentence"));
    m_facts->setAccessibleName(tr("About this profile"));
    m_warnings->setAccessibleName(tr("What the reader left out or guessed"));
    auto *facts = new Panel(this->context().style, tr("About this profile"));
    auto *scroll = new VerticalScroll(m_facts);
    scroll->setSeenThrough();
    facts->setContent(scroll);
    m_warningsPanel->setContent(m_warnings);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    auto *first = new Panel(this->context().style, tr("In short"));
    first->setContent(m_sentence);
    layout->addWidget(first);
    layout->addWidget(chartRow({{makeOffenders(), 3}, {facts, 2}}), 1);
    layout->addWidget(m_warningsPanel);
}

QWidget *ProfileSummaryView::makeOffenders()
{
    auto *both = new QWidget;
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    const auto make = [this, column](const char *name, const QString &title) {
        auto *list = new BarList(context().style);
        list->setObjectName(QString::fromLatin1(name));
        list->setTitle(title);
        list->setUnit(Unit::Second, Unit::Ratio);
        list->setEmptyText(tr("No times"));
        column->addWidget(list, 1);
        return list;
    };
    m_layers = make("worstLayers", tr("Worst offenders"));
    m_operations = make("worstOperations", tr("By operation"));
    connect(m_layers, &BarList::activated, this, [this](int row) {
        if (m_figures && std::size_t(row) < m_figures->byTime.size())
            focus().setLayer(m_figures->byTime[std::size_t(row)]);
        focus().wantView("layers");
    });
    return both;
}

void ProfileSummaryView::showFigures(const ProfileFiguresPtr &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    m_sentence->setText(profileSentence(*figures));
    m_facts->setText(factsText(*figures));
    QStringList warnings;
    for (const std::string &warning : figures->profile->warnings)
        warnings.append(coreText(warning));
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warningsPanel->setVisible(!warnings.isEmpty());
    showOffenders(*figures);
    showOperations(*figures);
}

void ProfileSummaryView::showOffenders(const ProfileFigures &figures)
{
    std::vector<BarList::Bar> bars;
    for (std::size_t at = 0; at < std::min(kOffenders, figures.byTime.size()); ++at) {
        const std::uint32_t layer = figures.byTime[at];
        const ProfileLayer &what = figures.profile->layers[layer];
        bars.push_back({layerName(what),
                        shownName(QString::fromStdString(what.op)),
                        figures.layers[layer].seconds,
                        figures.layers[layer].share});
    }
    m_layers->setBars(std::move(bars));
}

void ProfileSummaryView::showOperations(const ProfileFigures &figures)
{
    struct Sum
    {
        double seconds = 0;
        int layers = 0;
    };

    std::map<std::string, Sum> sums;
    for (const std::uint32_t layer : figures.byTime) {
        Sum &sum = sums[figures.profile->layers[layer].op];
        sum.seconds += figures.layers[layer].seconds;
        ++sum.layers;
    }
    std::vector<BarList::Bar> bars;
    for (const auto &[op, sum] : sums)
        bars.push_back({op.empty() ? QStringLiteral("–") : shownName(QString::fromStdString(op)),
                        tr("%n layers", nullptr, sum.layers),
                        sum.seconds,
                        sum.seconds / figures.seconds});
    std::stable_sort(bars.begin(), bars.end(), [](const auto &left, const auto &right) {
        return left.value > right.value;
    });
    bars.resize(std::min(bars.size(), kOffenders));
    m_operations->setBars(std::move(bars));
}

} // namespace perfdeck
