// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/overview/TileBoard.h"

#include "widgets/pages/overview/TileChanges.h"
#include "widgets/pages/overview/Tiles.h"
#include "widgets/style/Style.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kCourseColumns = 60;
constexpr std::size_t kMaxSeries = 400;
constexpr int kGap = 2 * Style::kGrid;
constexpr Duration kPace = std::chrono::seconds(1);
constexpr Duration kEarlierPace = std::chrono::seconds(15);

const std::vector<TileSpec> &specs()
{
    static const std::vector<TileSpec> made = overviewTiles();
    return made;
}

} // namespace

TileBoard::TileBoard(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_now(questionsTo(context.session), context.scope)
    , m_before(questionsTo(context.session), context.scope)
{
    makeTiles();
    m_now.setPace(kPace, kPace);
    m_before.setPace(kEarlierPace, kEarlierPace);
    ask();
    connect(&context.scope, &TimeScope::changed, this, &TileBoard::ask);
    connect(&m_now, &ChartFeed::frameReady, this, [this](const FramePtr &frame) {
        m_frame = frame;
        showReadings();
        judge();
        Q_EMIT frameChanged();
    });
    connect(&m_before, &ChartFeed::frameReady, this, [this](const FramePtr &frame) {
        m_earlier = frame;
        judge();
    });
}

void TileBoard::makeTiles()
{
    for (const TileSpec &spec : specs()) {
        auto *tile
            = new Tile(m_context.style, QCoreApplication::translate("Tiles", spec.title), this);
        tile->setObjectName(QString::fromLatin1(spec.objectName));
        tile->setVisible(!spec.isAboutCluster);
        m_tiles.push_back(tile);
    }
    arrange();
}

void TileBoard::ask()
{
    // Compared with the time the window is compared with, else with the span before.
    const TimeScope &scope = m_context.scope;
    m_before.setOffset(scope.earlier() != Duration(0) ? scope.earlier() : scope.range().length());
    m_now.setColumns(kCourseColumns);
    m_before.setColumns(kCourseColumns);
    m_now.setQuestion({tileSelectors(specs()), Transform::None, kMaxSeries});
    m_before.setQuestion({tileSelectors(specs()), Transform::None, kMaxSeries});
}

void TileBoard::judge()
{
    if (!m_frame || !m_earlier)
        return;
    m_background.run(
        [now = m_frame, earlier = m_earlier] { return tileChanges(specs(), *now, *earlier); },
        [this](std::vector<TileChange> changes) {
            m_changes = std::move(changes);
            showReadings();
        });
}

void TileBoard::showReadings()
{
    if (!m_frame)
        return;
    const Timestamp now = m_context.scope.range().to;
    bool hasCluster = m_hasCluster;
    for (std::size_t at = 0; at < m_tiles.size(); ++at) {
        const TileReading reading = readTile(specs()[at],
                                             *m_frame,
                                             at < m_changes.size() ? &m_changes[at] : nullptr,
                                             now,
                                             m_context.scope.zone());
        hasCluster = hasCluster || (specs()[at].isAboutCluster && !reading.course.empty());
        m_tiles[at]->setReading(reading);
    }
    if (hasCluster != std::exchange(m_hasCluster, hasCluster))
        arrange();
}

void TileBoard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// As many in a row as keep their width; never one left alone in the last row.
void TileBoard::arrange()
{
    std::vector<Tile *> shown;
    for (std::size_t at = 0; at < m_tiles.size(); ++at) {
        const bool isShown = m_hasCluster || !specs()[at].isAboutCluster;
        m_tiles[at]->setVisible(isShown);
        if (isShown)
            shown.push_back(m_tiles[at]);
    }
    const QSize hint = m_tiles.front()->minimumSizeHint();
    const int count = int(shown.size());
    const int fit = std::clamp((std::max(width(), 1) + kGap) / (hint.width() + kGap), 1, count);
    const int rows = (count + fit - 1) / fit;
    const int perRow = (count + rows - 1) / rows;
    const double step = double(width() + kGap) / perRow;
    for (int at = 0; at < count; ++at) {
        const int left = int(step * (at % perRow));
        const int right = int(step * (at % perRow + 1)) - kGap;
        shown[std::size_t(at)]->setGeometry(
            left, (at / perRow) * (hint.height() + kGap), right - left, hint.height());
    }
    setFixedHeight(rows * hint.height() + (rows - 1) * kGap);
}

} // namespace perfdeck
