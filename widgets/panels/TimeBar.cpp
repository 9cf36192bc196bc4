// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/TimeBar.h"

#include "widgets/panels/StateLabel.h"
#include "widgets/style/Format.h"
#include "widgets/style/Icons.h"
#include "widgets/style/Style.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace perfdeck {

namespace {

/// In a narrower bar the badge alone says where we are.
constexpr int kWidthForRange = 1080;

} // namespace

TimeBar::TimeBar(TimeScope &scope, const Style &style, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_style(style)
    , m_zone(zone)
    , m_title(new QLabel)
    , m_presets(new QButtonGroup(this))
    , m_range(new QLabel)
    , m_badge(new StateLabel(style, TextSize::Normal))
    , m_pause(new QToolButton)
    , m_live(new QToolButton)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * Style::kGrid, Style::kGrid, 3 * Style::kGrid, Style::kGrid + 1);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_title);
    layout->addStretch(1);
    layout->addWidget(m_range);
    layout->addSpacing(2 * Style::kGrid);
    m_badge->setObjectName(QStringLiteral("liveBadge"));
    m_badge->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    layout->addWidget(m_badge);
    layout->addSpacing(2 * Style::kGrid);
    addPresets(layout);
    layout->addSpacing(Style::kGrid);
    m_pause->setObjectName(QStringLiteral("pauseButton"));
    m_live->setObjectName(QStringLiteral("backToLive"));
    m_live->setText(tr("Back to live"));
    m_live->setAccessibleName(m_live->text());
    m_live->setToolTip(tr("Follow the newest data again (0)"));
    layout->addWidget(m_pause);
    layout->addWidget(m_live);
    connect(m_pause, &QToolButton::clicked, &scope, &TimeScope::togglePaused);
    connect(m_live, &QToolButton::clicked, &scope, &TimeScope::backToLive);
    connect(&scope, &TimeScope::changed, this, &TimeBar::showScope);
    connect(&style, &Style::changed, this, &TimeBar::applyStyle);
    applyStyle();
    showScope();
}

void TimeBar::addPresets(QHBoxLayout *layout)
{
    for (std::size_t at = 0; at < kSpanPresets.size(); ++at) {
        const SpanPreset &preset = kSpanPresets[at];
        auto *button = new QToolButton;
        button->setObjectName(QStringLiteral("span-")
                              + QString::fromLatin1(preset.name).remove(QChar(u' ')));
        button->setText(QString::fromLatin1(preset.name));
        button->setToolTip(tr(preset.words));
        button->setAccessibleName(tr(preset.words));
        button->setCheckable(true);
        button->setProperty("flat", true);
        m_presets->addButton(button, int(at));
        layout->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, span = preset.span] {
            m_scope.setSpan(span);
        });
    }
}

void TimeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_range->setVisible(!m_scope.isLive() && width() >= kWidthForRange);
}

void TimeBar::setTitle(const QString &title)
{
    m_title->setText(title);
}

QString TimeBar::badge() const
{
    switch (m_scope.mode()) {
    case TimeScope::Mode::Live:
        return tr("Live");
    case TimeScope::Mode::Paused:
        return tr("Paused");
    case TimeScope::Mode::History:
        break;
    }
    return tr("History since %1").arg(formatTime(m_scope.range().from, m_zone));
}

QString TimeBar::rangeText() const
{
    if (m_scope.isLive())
        return {};
    const TimeRange range = m_scope.range();
    return tr("%1 – %2").arg(formatDateTime(range.from, m_zone), formatTime(range.to, m_zone));
}

void TimeBar::showScope()
{
    const bool live = m_scope.isLive();
    m_badge->setState(live ? CellState::Good : CellState::Waiting, badge());
    m_range->setText(rangeText());
    m_range->setVisible(!live && width() >= kWidthForRange);
    m_live->setVisible(!live);
    const QString words = live ? tr("Pause") : tr("Resume");
    m_pause->setIcon(icon(live ? QStringLiteral("pause") : QStringLiteral("play"), m_style));
    m_pause->setToolTip(words + tr(" (Space); collection goes on"));
    m_pause->setAccessibleName(words);
    m_presets->setExclusive(false);
    for (std::size_t at = 0; at < kSpanPresets.size(); ++at) {
        const bool fits
            = m_scope.mode() != TimeScope::Mode::History && kSpanPresets[at].span == m_scope.span();
        m_presets->button(int(at))->setChecked(fits);
    }
}

void TimeBar::applyStyle()
{
    m_title->setFont(m_style.font(TextSize::Normal, TextWeight::Strong));
    QPalette dim = m_range->palette();
    dim.setColor(QPalette::WindowText, m_style.theme().dim);
    m_range->setPalette(dim);
    m_range->setFont(m_style.numberFont(TextSize::Small));
    showScope();
    update();
}

void TimeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().surface);
    painter.fillRect(0, height() - 1, width(), 1, m_style.theme().line);
}

} // namespace perfdeck
