// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/Tile.h"

#include "widgets/style/CoursePath.h"
#include "widgets/style/Style.h"

#include <QPainter>

namespace perfdeck {

namespace {

constexpr int kPadding = 2 * Style::kGrid + 2;
constexpr int kCourseHeight = 20;
constexpr int kCharacters = 13;

} // namespace

Tile::Tile(const Style &style, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_title(title)
{
    setAccessibleName(title);
    m_reading.value = QStringLiteral("–");
    connect(&style, &Style::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Tile::setReading(const TileReading &reading)
{
    m_reading = reading;
    const QString number
        = reading.unit.isEmpty() ? reading.value : reading.value + QChar(u' ') + reading.unit;
    QStringList words{number, reading.change, reading.since, reading.remark};
    words.removeAll(QString());
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setToolTip(reading.remark);
    update();
}

QSize Tile::sizeHint() const
{
    const QFontMetrics normal(m_style.font(TextSize::Small));
    const QFontMetrics large(m_style.numberFont(TextSize::Large, TextWeight::Strong));
    return {normal.averageCharWidth() * kCharacters + 2 * kPadding,
            2 * normal.height() + large.height() + kCourseHeight + 2 * kPadding};
}

QSize Tile::minimumSizeHint() const
{
    const QFontMetrics large(m_style.numberFont(TextSize::Large, TextWeight::Strong));
    return {large.horizontalAdvance(QStringLiteral("000")) + 2 * kPadding + 30,
            sizeHint().height()};
}

void Tile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_style.theme().line);
    painter.setBrush(m_style.theme().raised);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Style::kGrid, Style::kGrid);
    QRect area = rect().adjusted(kPadding, kPadding, -kPadding, -kPadding);
    const QRect course(area.left(), area.bottom() - kCourseHeight + 1, area.width(), kCourseHeight);
    area.setBottom(course.top() - 1);
    paintHeading(painter, area);
    paintValue(painter, area);
    paintCourse(painter, course);
}

void Tile::paintHeading(QPainter &painter, QRect area) const
{
    painter.setFont(m_style.font(TextSize::Small));
    painter.setPen(m_style.theme().dim);
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(area,
                     Qt::AlignLeft | Qt::AlignTop,
                     metrics.elidedText(m_title, Qt::ElideRight, area.width()));
    const bool old = !m_reading.since.isEmpty();
    if (old)
        painter.setPen(m_style.theme().warn);
    const QString foot = old ? m_reading.since : m_reading.change;
    painter.drawText(area,
                     Qt::AlignLeft | Qt::AlignBottom,
                     metrics.elidedText(foot, Qt::ElideRight, area.width()));
}

void Tile::paintValue(QPainter &painter, QRect area) const
{
    const QFontMetrics small(m_style.font(TextSize::Small));
    area.adjust(0, small.height(), 0, -small.height());
    const bool faded = !m_reading.since.isEmpty() || m_reading.value == QStringLiteral("–");
    QFont font = m_style.numberFont(TextSize::Large, TextWeight::Strong);
    const int unitWidth
        = m_reading.unit.isEmpty() ? 0 : small.horizontalAdvance(m_reading.unit) + Style::kGrid;
    while (QFontMetrics(font).horizontalAdvance(m_reading.value) + unitWidth > area.width()
           && font.pointSizeF() > 8)
        font.setPointSizeF(font.pointSizeF() - 0.5);
    const QFontMetrics metrics(font);
    const int baseline = area.top() + (area.height() + metrics.ascent() - metrics.descent()) / 2;
    painter.setFont(font);
    painter.setPen(faded ? m_style.theme().dim : m_style.theme().text);
    painter.drawText(area.left(), baseline, m_reading.value);
    painter.setFont(m_style.font(TextSize::Small));
    painter.setPen(m_style.theme().dim);
    painter.drawText(area.left() + metrics.horizontalAdvance(m_reading.value) + Style::kGrid,
                     baseline,
                     m_reading.unit);
}

void Tile::paintCourse(QPainter &painter, const QRect &area) const
{
    if (m_reading.course.empty())
        return;
    QColor color = m_style.theme().accent;
    if (!m_reading.since.isEmpty())
        color.setAlphaF(0.4F);
    painter.setPen(QPen(color, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(
        coursePath(m_reading.course, m_reading.fullScale, QRectF(area).adjusted(0, 2, 0, -1)));
}

} // namespace perfdeck
