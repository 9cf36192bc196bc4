// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/PaintedChart.h"

#include "widgets/charts/ChartMessage.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kPadding = 12;
constexpr int kMark = 10; // a square of colour in the legend

} // namespace

PaintedChart::PaintedChart(Style &style, QWidget *parent)
    : ChartView(style, parent)
    , m_readout(new ChartReadout(style, this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    connect(&style, &Style::changed, this, &PaintedChart::refresh);
}

PaintedChart::~PaintedChart() = default;

void PaintedChart::setEmptyText(const QString &headline, const QString &hint)
{
    m_emptyHeadline = headline;
    m_emptyHint = hint;
    refresh();
}

std::pair<QString, QString> PaintedChart::message() const
{
    if (!m_emptyHeadline.isEmpty())
        return {m_emptyHeadline, m_emptyHint};
    if (content() == Content::Waiting)
        return {tr("Waiting for data"), {}};
    return {tr("No data in this time range"), tr("Zoom out, or choose another time.")};
}

void PaintedChart::refresh()
{
    m_isStale = true;
    if (content() != Content::Shown || m_current >= itemCount())
        setCurrentItem(-1);
    else
        showReadout();
    contentChanged();
    update();
}

QColor PaintedChart::entityColor(const Theme &theme, std::string_view entity) const
{
    return SeriesColors::color(theme, look().seriesColors().slotOf(entity));
}

std::vector<PaintedChart::LegendEntry> PaintedChart::legend(const Theme &) const
{
    return {};
}

void PaintedChart::paintOverlay(QPainter &) const { }

PaintedChart::Reading PaintedChart::readMore() const
{
    return {};
}

QRectF PaintedChart::contentArea() const
{
    const bool hasLegend = content() == Content::Shown && legend(look().paperTheme()).size() > 1;
    const int row = QFontMetrics(look().font(TextSize::Small)).height() + Style::kGrid;
    return QRectF(rect()).adjusted(
        kPadding, headerHeight() + (hasLegend ? row : 0), -kPadding, -2 * Style::kGrid);
}

void PaintedChart::paintHeader(QPainter &painter, const Theme &theme) const
{
    painter.setFont(look().font(TextSize::Normal, TextWeight::Strong));
    painter.setPen(theme.text);
    const QRect line(
        kPadding, Style::kGrid, width() - 2 * kPadding, headerHeight() - 2 * Style::kGrid);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, title());
    const int used = title().isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(title()) + 8;
    painter.setFont(look().font(TextSize::Small));
    painter.setPen(theme.dim);
    const QRect rest = line.adjusted(used, 1, 0, 1);
    painter.drawText(rest,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(subtitle(), Qt::ElideRight, rest.width()));
}

void PaintedChart::paintLegend(QPainter &painter, const Theme &theme) const
{
    const std::vector<LegendEntry> entries = legend(theme);
    if (entries.size() < 2)
        return;
    painter.setFont(look().font(TextSize::Small));
    const QFontMetrics metrics(painter.font());
    int x = kPadding;
    const int y = headerHeight() - Style::kGrid;
    for (const LegendEntry &entry : entries) {
        const int room = width() - kPadding - x - kMark - Style::kGrid;
        if (room < metrics.averageCharWidth() * 3)
            return;
        const QString name = metrics.elidedText(entry.name, Qt::ElideMiddle, std::min(room, 200));
        painter.fillRect(QRect(x, y + (metrics.height() - kMark) / 2, kMark, kMark), entry.color);
        x += kMark + Style::kGrid;
        painter.setPen(theme.text);
        const int width = metrics.horizontalAdvance(name);
        painter.drawText(QRect(x, y, width + 1, metrics.height()), Qt::AlignLeft, name);
        x += width + kPadding;
    }
}

void PaintedChart::paintMessage(QPainter &painter, const Theme &theme) const
{
    const auto [headline, hint] = message();
    perfdeck::paintMessage(painter,
                           contentArea().toAlignedRect(),
                           {headline, hint},
                           {look().font(TextSize::Normal, TextWeight::Strong),
                            look().font(),
                            theme.text,
                            theme.dim,
                            theme.raised});
}

void PaintedChart::paintAll(QPainter &painter, const Theme &theme) const
{
    painter.fillRect(rect(), theme.raised);
    paintHeader(painter, theme);
    if (content() != Content::Shown)
        return paintMessage(painter, theme);
    paintLegend(painter, theme);
    paintContent(painter, theme);
}

void PaintedChart::paintPaper(QPainter &painter, qreal)
{
    paintAll(painter, look().paperTheme());
}

void PaintedChart::paintEvent(QPaintEvent *)
{
    const qreal ratio = devicePixelRatioF();
    if (m_isStale || m_picture.size() != (QSizeF(size()) * ratio).toSize()) {
        m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        QPainter painter(&m_picture);
        paintAll(painter, look().theme());
        m_isStale = false;
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    const Theme &theme = look().theme();
    if (m_current >= 0) {
        const QRectF place = read(m_current).place;
        painter.setPen(QPen(theme.text, 1));
        painter.drawRect(place.adjusted(-0.5, -0.5, -0.5, -0.5));
    }
    paintOverlay(painter);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void PaintedChart::setCurrentItem(int item)
{
    if (content() != Content::Shown)
        item = -1;
    if (item == m_current)
        return;
    m_current = item;
    showReadout();
    update();
    Q_EMIT currentItemChanged(item);
}

void PaintedChart::showReadout()
{
    Reading more = content() == Content::Shown ? readMore() : Reading();
    if (m_current < 0 && more.rows.empty()) {
        m_readout->hide();
        return;
    }
    Reading reading = m_current < 0 ? std::exchange(more, {}) : read(m_current);
    reading.rows.insert(reading.rows.end(), more.rows.begin(), more.rows.end());
    QString spoken = reading.head;
    for (const ChartReadout::Row &row : reading.rows)
        spoken += QStringLiteral("\n") + row.name + QStringLiteral(": ") + row.value
            + (row.note.isEmpty() ? QString() : QStringLiteral(", ") + row.note);
    m_readout->setContent({reading.head, std::move(reading.rows), {}});
    m_readout->setAccessibleName(spoken);
    const int below = std::max(0, height() - m_readout->height() - Style::kGrid);
    const int top = std::clamp(int(reading.place.top()) - Style::kGrid, 0, below);
    m_readout->showBeside(int(reading.place.right()), QRect(0, top, width(), height() - top));
    if (hasFocus()) {
        setAccessibleDescription(spoken); // of the item, until new data bring the chart's own
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void PaintedChart::resizeEvent(QResizeEvent *event)
{
    ChartView::resizeEvent(event);
    m_isStale = true;
    setCurrentItem(-1);
}

void PaintedChart::mouseMoveEvent(QMouseEvent *event)
{
    if (content() == Content::Shown)
        setCurrentItem(itemAt(event->position()));
    ChartView::mouseMoveEvent(event);
}

void PaintedChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int item = content() == Content::Shown ? itemAt(event->position()) : -1;
    if (item >= 0)
        Q_EMIT activated(item);
}

void PaintedChart::leaveEvent(QEvent *event)
{
    setCurrentItem(-1);
    ChartView::leaveEvent(event);
}

void PaintedChart::keyPressEvent(QKeyEvent *event)
{
    const int steps = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    const auto step = [this](int right, int up) {
        if (content() == Content::Shown)
            setCurrentItem(neighbour(m_current, right, up));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-steps, 0);
    case Qt::Key_Right:
        return step(steps, 0);
    case Qt::Key_Up:
        return step(0, steps);
    case Qt::Key_Down:
        return step(0, -steps);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        return;
    case Qt::Key_Escape:
        if (m_current >= 0)
            return setCurrentItem(-1);
        break;
    default:
        break;
    }
    ChartView::keyPressEvent(event);
}

} // namespace perfdeck
