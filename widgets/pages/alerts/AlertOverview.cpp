// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertOverview.h"

#include "widgets/charts/BarList.h"
#include "widgets/charts/CountChart.h"
#include "widgets/models/AlertWords.h"
#include "widgets/pages/ChartLink.h"
#include "widgets/panels/Panel.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kGap = 2 * Style::kGrid;
constexpr int kHeight = 164;
constexpr int kColumnWidth = 8; ///< device pixels
constexpr int kFewestColumns = 20;
constexpr int kMostColumns = 400;
constexpr int kBarsShare = 2;
constexpr int kChartShare = 5;

std::array<std::string, 3> severityNames()
{
    std::array<std::string, 3> names;
    for (std::size_t at = 0; at < names.size(); ++at)
        names[at] = severityText(Severity(at)).toStdString();
    return names;
}

} // namespace

/// What is made beside the GUI thread.
struct AlertOverview::Made
{
    CountFramePtr firing;
    std::vector<AlertShare> shares;
};

AlertOverview::AlertOverview(PageContext context, AlertTools tools, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_tools(tools)
    , m_chart(new CountChart(m_context.style))
    , m_link(&linkChart(m_context, *m_chart))
{
    makeChart();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(m_chart, kChartShare);
    layout->addWidget(makeShares(), kBarsShare);
    setFixedHeight(m_context.style.scaled(kHeight));
    connect(&m_context.style, &Style::changed, this, [this] {
        setFixedHeight(m_context.style.scaled(kHeight));
    });
    connect(&m_tools.focus, &AlertFocus::changed, this, &AlertOverview::judge);
}

void AlertOverview::makeChart()
{
    m_chart->setObjectName(QStringLiteral("alertTimeline"));
    m_chart->setTitle(tr("Firing alerts"));
    m_chart->setEmptyText(tr("Nothing fired in this range"), {});
    connect(&m_link->scope(), &TimeScope::changed, m_chart, [this] {
        m_chart->setVisibleRange(m_link->scope().range());
    });
    tieSelection(m_context, *m_chart);
    connect(m_chart, &CountChart::plotColumnsChanged, this, &AlertOverview::judge);
    connect(m_chart, &PaintedChart::activated, this, [this](int item) {
        if (const TimeRange range = m_chart->columnRange(item); !range.isEmpty())
            m_context.scope.showRange(range);
    });
}

QWidget *AlertOverview::makeShares()
{
    m_by = new QComboBox;
    m_by->setObjectName(QStringLiteral("alertSharesBy"));
    m_by->setAccessibleName(tr("Told apart by"));
    m_by->view()->setAccessibleName(m_by->accessibleName());
    m_by->addItem(tr("by rule"));
    m_by->addItem(tr("by source"));
    m_bars = new BarList(m_context.style);
    m_bars->setObjectName(QStringLiteral("alertShares"));
    m_bars->setAccessibleName(tr("Episodes by rule or source"));
    m_bars->setUnit(Unit::Count);
    m_bars->setEmptyText(tr("Nothing fired in this range"));
    auto *panel = new Panel(m_context.style, tr("Where from"));
    panel->addControl(m_by);
    panel->setContent(m_bars);
    connect(m_by, &QComboBox::currentIndexChanged, this, &AlertOverview::judge);
    connect(m_bars, &BarList::activated, this, &AlertOverview::narrow);
    return panel;
}

bool AlertOverview::isByRule() const
{
    return m_by->currentIndex() == 0;
}

void AlertOverview::showHistory(const AlertHistoryPtr &history)
{
    m_history = history;
    judge();
}

void AlertOverview::judge()
{
    if (!m_history)
        return;
    const int columns
        = std::clamp(m_chart->plotColumns() / kColumnWidth, kFewestColumns, kMostColumns);
    m_isJudging = true;
    m_background.run(
        [history = m_history,
         filter = m_tools.focus.filter(),
         columns = std::size_t(columns),
         isByRule = isByRule(),
         range = m_link->scope().range(),
         now = m_context.clock->now(),
         names = severityNames()] {
            std::vector<AlertEpisode> wanted;
            for (const AlertEpisode &episode : history->episodes)
                if (filter.accepts(episode.severity, episode.rule, episode.labels))
                    wanted.push_back(episode);
            return Made{std::make_shared<const CountFrame>(
                            firingOverTime(wanted, range, columns, now, names)),
                        isByRule ? episodesByRule(wanted) : episodesBySource(wanted)};
        },
        [this](Made made) {
            m_isJudging = false;
            showMade(std::move(made));
            Q_EMIT settled();
        });
}

void AlertOverview::showMade(Made made)
{
    m_chart->setVisibleRange(m_link->scope().range());
    m_chart->setFrame(std::move(made.firing));
    m_shares = std::move(made.shares);
    std::vector<BarList::Bar> bars;
    for (const AlertShare &share : m_shares)
        bars.push_back(
            {share.name.empty() ? tr("no source") : shownName(QString::fromStdString(share.name)),
             {},
             double(share.total()),
             std::nullopt});
    m_bars->setBars(std::move(bars));
}

/// The same again takes it back.
void AlertOverview::narrow(int row)
{
    if (row < 0 || std::size_t(row) >= m_shares.size())
        return;
    AlertFilter filter = m_tools.focus.filter();
    std::optional<std::string> &part = isByRule() ? filter.rule : filter.source;
    const std::string &name = m_shares[std::size_t(row)].name;
    part = part == name ? std::nullopt : std::optional(name);
    m_tools.focus.setFilter(std::move(filter));
}

} // namespace perfdeck
