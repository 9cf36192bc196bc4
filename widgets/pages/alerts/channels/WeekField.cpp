// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/channels/WeekField.h"

#include "widgets/style/Style.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kCellWidth = 14;
constexpr int kHoursBetweenLabels = 6;
constexpr int kWeekHours = WeekField::kDays * WeekField::kHours;
constexpr std::chrono::minutes kWeek = std::chrono::hours(kWeekHours);
constexpr std::chrono::minutes kPart{60 / WeekField::kPerHour};

QString dayText(int day)
{
    return QLocale().dayName(day + 1, QLocale::ShortFormat);
}

QString momentText(std::chrono::minutes since)
{
    const auto hours = std::chrono::floor<std::chrono::hours>(since);
    return QStringLiteral("%1 %2:%3")
        .arg(dayText(int(hours.count() / WeekField::kHours) % WeekField::kDays))
        .arg(hours.count() % WeekField::kHours, 2, 10, QLatin1Char('0'))
        .arg((since - hours).count(), 2, 10, QLatin1Char('0'));
}

} // namespace

WeekField::Parts weekParts(const std::vector<MuteTime::Span> &spans)
{
    WeekField::Parts parts;
    for (const MuteTime::Span &span : spans) {
        const std::chrono::minutes end = span.to <= span.from ? span.to + kWeek : span.to;
        for (std::chrono::minutes at = span.from; at < end; at += kPart)
            parts.set(std::size_t(at / kPart) % WeekField::kParts);
    }
    return parts;
}

std::vector<MuteTime::Span> weekSpans(const WeekField::Parts &parts)
{
    constexpr std::size_t count = WeekField::kParts;
    if (parts.all())
        return {{std::chrono::minutes(0), kWeek}};
    std::vector<MuteTime::Span> spans;
    for (std::size_t from = 0; from < count; ++from) {
        if (!parts.test(from) || parts.test((from + count - 1) % count))
            continue;
        std::size_t to = from;
        while (parts.test(to % count))
            ++to;
        const std::chrono::minutes end = kPart * (to > count ? to - count : to);
        spans.push_back({kPart * from, end});
    }
    return spans;
}

QString weekText(const std::vector<MuteTime::Span> &spans)
{
    QStringList texts;
    for (const MuteTime::Span &span : spans)
        texts.append(momentText(span.from) + QStringLiteral(" – ") + momentText(span.to));
    return texts.isEmpty() ? WeekField::tr("at no time") : texts.join(QStringLiteral(", "));
}

WeekField::WeekField(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
{
    setObjectName(QStringLiteral("muteWeek"));
    setAccessibleName(tr("Hours of the week"));
    setToolTip(tr("Drag over hours, or go there with the arrow keys and press Space"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&style, &Style::changed, this, [this] {
        updateGeometry();
        update();
    });
    describe();
}

void WeekField::setSpans(std::vector<MuteTime::Span> spans)
{
    m_spans = std::move(spans);
    m_parts = weekParts(m_spans);
    describe();
    update();
}

std::vector<MuteTime::Span> WeekField::spans() const
{
    return m_spans;
}

QSize WeekField::sizeHint() const
{
    const QFontMetrics metrics(m_style.font(TextSize::Small));
    return {metrics.horizontalAdvance(QStringLiteral("Mon  ")) + kHours * kCellWidth,
            (kDays + 1) * (metrics.height() + Style::kGrid)};
}

QRect WeekField::plot() const
{
    const QFontMetrics metrics(m_style.font(TextSize::Small));
    return rect().adjusted(metrics.horizontalAdvance(QStringLiteral("Mon  ")),
                           metrics.height() + Style::kGrid / 2,
                           -1,
                           -1);
}

QRectF WeekField::cell(int day, int hour) const
{
    const QRectF area = plot();
    const double width = area.width() / kHours;
    const double height = area.height() / kDays;
    return {area.left() + hour * width, area.top() + day * height, width, height};
}

int WeekField::hourAt(QPoint place) const
{
    const QRect area = plot();
    if (!area.contains(place))
        return -1;
    const int day = (place.y() - area.top()) * kDays / area.height();
    const int hour = (place.x() - area.left()) * kHours / area.width();
    return std::min(day, kDays - 1) * kHours + std::min(hour, kHours - 1);
}

void WeekField::mark(int hour, bool isMuted)
{
    const Parts before = m_parts;
    for (int part = 0; part < kPerHour; ++part)
        m_parts.set(std::size_t(hour * kPerHour + part), isMuted);
    moveTo(hour);
    if (m_parts == before)
        return;
    m_spans = weekSpans(m_parts);
    describe();
    Q_EMIT edited();
}

void WeekField::moveTo(int hour)
{
    m_current = (hour + kWeekHours) % kWeekHours;
    describe();
    update();
}

void WeekField::describe()
{
    const bool isMuted = m_parts.test(std::size_t(m_current) * kPerHour);
    setAccessibleDescription(momentText(std::chrono::hours(m_current)) + QStringLiteral(": ")
                             + (isMuted ? tr("muted") : tr("told")) + QStringLiteral(". ")
                             + weekText(m_spans));
}

void WeekField::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_style.theme();
    QPainter painter(this);
    painter.setFont(m_style.font(TextSize::Small));
    painter.setPen(theme.dim);
    const QRect area = plot();
    for (int hour = 0; hour < kHours; hour += kHoursBetweenLabels)
        painter.drawText(QPointF(cell(0, hour).left(), area.top() - Style::kGrid),
                         QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0')));
    for (int day = 0; day < kDays; ++day) {
        const QRectF row = cell(day, 0);
        painter.setPen(theme.dim);
        painter.drawText(QRectF(0, row.top(), area.left(), row.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         dayText(day));
        for (int hour = 0; hour < kHours; ++hour) {
            const QRectF place = cell(day, hour).adjusted(0, 1, -1, -1);
            painter.fillRect(place, theme.hover);
            const double part = place.width() / kPerHour;
            for (int at = 0; at < kPerHour; ++at)
                if (m_parts.test(std::size_t((day * kHours + hour) * kPerHour + at)))
                    painter.fillRect(
                        QRectF(place.left() + at * part, place.top(), part, place.height()),
                        theme.accent);
        }
    }
    if (!hasFocus())
        return;
    painter.setPen(theme.text);
    painter.drawRect(cell(m_current / kHours, m_current % kHours).adjusted(-1, 0, 0, 0));
}

void WeekField::mousePressEvent(QMouseEvent *event)
{
    const int hour = hourAt(event->pos());
    if (hour < 0 || event->button() != Qt::LeftButton)
        return;
    m_marks = !m_parts.test(std::size_t(hour) * kPerHour);
    mark(hour, m_marks);
}

void WeekField::mouseMoveEvent(QMouseEvent *event)
{
    const int hour = hourAt(event->pos());
    if (hour >= 0 && event->buttons().testFlag(Qt::LeftButton))
        mark(hour, m_marks);
}

void WeekField::keyPressEvent(QKeyEvent *event)
{
    const bool marks = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto step = [this, marks](int by) {
        const bool isMuted = m_parts.test(std::size_t(m_current) * kPerHour);
        moveTo(m_current + by);
        if (marks)
            mark(m_current, isMuted);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Up:
        return step(-kHours);
    case Qt::Key_Down:
        return step(kHours);
    case Qt::Key_Space:
        return mark(m_current, !m_parts.test(std::size_t(m_current) * kPerHour));
    default:
        QWidget::keyPressEvent(event);
    }
}

void WeekField::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

} // namespace perfdeck
