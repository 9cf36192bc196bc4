// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/TimeBar.h"

#include "widgets/panels/RangeField.h"
#include "widgets/panels/RangePopup.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/style/Format.h"
#include "widgets/style/Icons.h"
#include "widgets/style/Style.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QWidgetAction>

namespace perfdeck {

namespace {

constexpr int kFieldCharacters = 25;
constexpr int kFieldPadding = 5 * Style::kGrid;
constexpr int kMostPasted = 2000; // characters; no range is longer

struct Comparison
{
    const char *words;
    Duration earlier;
};

constexpr std::array kComparisons{
    Comparison{QT_TRANSLATE_NOOP("perfdeck::TimeBar", "1 &hour earlier"), std::chrono::hours(1)},
    Comparison{QT_TRANSLATE_NOOP("perfdeck::TimeBar", "1 &day earlier"), std::chrono::days(1)},
    Comparison{QT_TRANSLATE_NOOP("perfdeck::TimeBar", "1 &week earlier"), std::chrono::days(7)},
};

} // namespace

TimeBar::TimeBar(TimeScope &scope, const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_style(style)
    , m_local(scope.zone() == QTimeZone::utc() ? QTimeZone::systemTimeZone() : scope.zone())
    , m_title(new QLabel)
    , m_badge(new StateLabel(style, TextSize::Normal))
    , m_field(new RangeField(scope))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * Style::kGrid, Style::kGrid, 3 * Style::kGrid, Style::kGrid + 1);
    layout->setSpacing(Style::kGrid);
    layout->addWidget(m_title);
    layout->addStretch(1);
    addComparison(*layout);
    layout->addSpacing(2 * Style::kGrid);
    m_badge->setObjectName(QStringLiteral("liveBadge"));
    m_badge->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    layout->addWidget(m_badge);
    layout->addSpacing(2 * Style::kGrid);
    addRange(*layout);
    addPresets(*layout);
    addLiveControl(*layout);
    connect(&scope, &TimeScope::changed, this, &TimeBar::showScope);
    connect(&scope, &TimeScope::zoneChanged, this, &TimeBar::showScope);
    connect(&style, &Style::changed, this, &TimeBar::applyStyle);
    applyStyle();
}

void TimeBar::addComparison(QHBoxLayout &layout)
{
    m_chip = new QToolButton;
    m_chip->setObjectName(QStringLiteral("compareChip"));
    m_chip->setToolTip(tr("End the comparison"));
    connect(m_chip, &QToolButton::clicked, this, [this] { m_scope.compareWith(Duration(0)); });
    layout.addWidget(m_chip);
    m_compare = new QToolButton;
    m_compare->setObjectName(QStringLiteral("compareButton"));
    m_compare->setAccessibleName(tr("Compare with an earlier time"));
    m_compare->setToolTip(tr("Compare with an earlier time"));
    m_compare->setPopupMode(QToolButton::InstantPopup);
    m_compare->setProperty("flat", true);
    m_compare->setMenu(makeComparisons());
    layout.addWidget(m_compare);
}

QMenu *TimeBar::makeComparisons()
{
    auto *menu = new QMenu(this);
    for (const Comparison &comparison : kComparisons)
        connect(menu->addAction(tr(comparison.words)),
                &QAction::triggered,
                this,
                [this, earlier = comparison.earlier] { m_scope.compareWith(earlier); });
    connect(menu->addAction(tr("The range just &before")),
            &QAction::triggered,
            this,
            &TimeBar::comparePrevious);
    auto *custom = new QLineEdit;
    custom->setObjectName(QStringLiteral("compareCustom"));
    custom->setAccessibleName(tr("So much earlier"));
    custom->setPlaceholderText(tr("Another: 3d, 36h …"));
    connect(custom, &QLineEdit::returnPressed, menu, [this, custom, menu] {
        const auto earlier = parseDuration(custom->text().remove(QChar(u' ')).toStdString());
        custom->setProperty("wrong", !earlier);
        if (!earlier || *earlier == Duration(0))
            return custom->selectAll();
        menu->close();
        m_scope.compareWith(*earlier);
    });
    auto *holder = new QWidgetAction(menu);
    holder->setDefaultWidget(custom);
    menu->addAction(holder);
    menu->addSeparator();
    connect(menu->addAction(tr("&Not at all")), &QAction::triggered, this, [this] {
        m_scope.compareWith(Duration(0));
    });
    return menu;
}

void TimeBar::addRange(QHBoxLayout &layout)
{
    m_field->setObjectName(QStringLiteral("rangeField"));
    connect(m_field, &RangeField::entered, this, &TimeBar::remember);
    layout.addWidget(m_field);
    m_choose = new QToolButton;
    m_choose->setObjectName(QStringLiteral("rangeButton"));
    m_choose->setAccessibleName(tr("Choose a range of time"));
    m_choose->setToolTip(tr("Spans, recent ranges and calendar (Ctrl+Shift+L)"));
    m_choose->setProperty("flat", true);
    connect(m_choose, &QToolButton::clicked, this, &TimeBar::openPopup);
    layout.addWidget(m_choose);
}

void TimeBar::addPresets(QHBoxLayout &layout)
{
    for (const SpanPreset &preset : kSpanPresets) {
        if (!preset.isInBar)
            continue;
        auto *button = new QToolButton;
        button->setObjectName(QStringLiteral("span-")
                              + QString::fromLatin1(preset.name).remove(QChar(u' ')));
        button->setText(QString::fromLatin1(preset.name));
        button->setToolTip(tr(preset.words));
        button->setAccessibleName(tr(preset.words));
        button->setCheckable(true);
        button->setProperty("flat", true);
        m_presets.emplace_back(button, preset.span);
        layout.addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, span = preset.span] {
            m_scope.setSpan(span);
            showScope(); // a second click on the same one must not lift it
        });
    }
}

void TimeBar::addLiveControl(QHBoxLayout &layout)
{
    m_zone = new QToolButton;
    m_zone->setObjectName(QStringLiteral("zoneButton"));
    m_zone->setProperty("flat", true);
    m_pause = new QToolButton;
    m_pause->setObjectName(QStringLiteral("pauseButton"));
    m_live = new QToolButton;
    m_live->setObjectName(QStringLiteral("backToLive"));
    m_live->setText(tr("Back to live"));
    m_live->setAccessibleName(m_live->text());
    m_live->setToolTip(tr("Follow the newest data again (0)"));
    layout.addWidget(m_zone);
    layout.addWidget(m_pause);
    layout.addWidget(m_live);
    connect(m_zone, &QToolButton::clicked, this, &TimeBar::toggleUtc);
    connect(m_pause, &QToolButton::clicked, &m_scope, &TimeScope::togglePaused);
    connect(m_live, &QToolButton::clicked, &m_scope, &TimeScope::backToLive);
}

void TimeBar::setTitle(const QString &title)
{
    m_title->setText(title);
    fit();
}

void TimeBar::setRecent(const QStringList &recent)
{
    m_recent = recent.mid(0, kMostRecent);
}

void TimeBar::remember(const QString &text)
{
    m_recent.removeAll(text);
    m_recent.prepend(text);
    if (m_recent.size() > kMostRecent)
        m_recent.removeLast();
    Q_EMIT recentChanged(m_recent);
}

void TimeBar::editRange()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void TimeBar::openPopup()
{
    if (m_popup == nullptr) {
        m_popup = new RangePopup(m_scope, this);
        connect(m_popup, &RangePopup::spanChosen, &m_scope, &TimeScope::setSpan);
        connect(m_popup, &RangePopup::rangeChosen, m_field, &RangeField::enter);
    }
    m_popup->setFirstDay(m_firstDay);
    m_popup->open(m_recent, m_field->mapToGlobal(QPoint(0, m_field->height() + Style::kGrid)));
}

void TimeBar::copyRange() const
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(rangeText(m_scope.wish())));
}

void TimeBar::pasteRange()
{
    const QString text = QGuiApplication::clipboard()->text().left(kMostPasted);
    if (m_field->enter(text))
        return;
    editRange();
    m_field->setText(text.simplified().left(200));
    m_field->enter(text);
}

void TimeBar::toggleUtc()
{
    const bool isUtc = m_scope.zone() == QTimeZone::utc();
    if (!isUtc)
        m_local = m_scope.zone();
    m_scope.setZone(isUtc ? m_local : QTimeZone::utc());
}

void TimeBar::comparePrevious()
{
    m_scope.compareWith(m_scope.range().length());
}

QString TimeBar::badge() const
{
    switch (m_scope.mode()) {
    case TimeScope::Mode::Live:
        return tr("Live");
    case TimeScope::Mode::Growing:
        return tr("From %1, growing")
            .arg(formatMoment(*m_scope.view().since, m_scope.now(), m_scope.zone()));
    case TimeScope::Mode::Paused:
        return tr("Paused");
    case TimeScope::Mode::History:
        break;
    }
    return tr("History since %1")
        .arg(formatMoment(m_scope.range().from, m_scope.now(), m_scope.zone()));
}

void TimeBar::showScope()
{
    const TimeScope::Mode mode = m_scope.mode();
    const bool live = m_scope.isLive();
    m_badge->setState(live ? CellState::Good : CellState::Waiting, badge());
    m_field->showScope();
    const QFontMetrics digits(m_style.numberFont());
    m_field->setFixedWidth(std::max(digits.averageCharWidth() * kFieldCharacters,
                                    digits.horizontalAdvance(m_field->text()) + kFieldPadding));
    m_live->setVisible(mode != TimeScope::Mode::Live);
    const QString words = live ? tr("Pause") : tr("Resume");
    m_pause->setIcon(icon(live ? QStringLiteral("pause") : QStringLiteral("play"), m_style));
    m_pause->setToolTip(words + tr(" (Space); collection goes on"));
    m_pause->setAccessibleName(words);
    const bool isSpan = mode == TimeScope::Mode::Live
        || (mode == TimeScope::Mode::Paused && !m_scope.view().since);
    for (const auto &[button, span] : m_presets)
        button->setChecked(isSpan && span == m_scope.span());
    const bool compares = m_scope.earlier() != Duration(0);
    m_chip->setVisible(compares);
    m_chip->setText(tr("vs %1 earlier  ✕").arg(formatSpan(m_scope.earlier())));
    m_chip->setAccessibleName(
        tr("Compared with %1 earlier: end it").arg(formatSpan(m_scope.earlier())));
    const QString zone = zoneName(m_scope.zone());
    m_zone->setText(zone);
    m_zone->setAccessibleName(tr("Times in %1: change").arg(zone));
    m_zone->setToolTip(tr("Times are those of %1. Click for UTC or local time (U)").arg(zone));
    fit();
}

void TimeBar::applyStyle()
{
    m_title->setFont(m_style.font(TextSize::Normal, TextWeight::Strong));
    m_field->setFont(m_style.numberFont());
    m_compare->setIcon(icon(QStringLiteral("comparison"), m_style));
    m_choose->setIcon(icon(QStringLiteral("clock"), m_style));
    showScope();
    update();
}

/// Hides, as far as there is no room, what can be had in another way: the spans (calendar button,
/// keys), the zone (menu, status bar), the title (rail).
void TimeBar::fit()
{
    for (const auto &[button, span] : m_presets)
        button->show();
    m_zone->show();
    m_title->show();
    const auto fits = [this] {
        layout()->invalidate();
        return layout()->minimumSize().width() <= width();
    };
    if (!fits())
        for (const auto &[button, span] : m_presets)
            button->hide();
    if (!fits())
        m_zone->hide();
    if (!fits())
        m_title->hide();
}

QSize TimeBar::minimumSizeHint() const
{
    return {120 * Style::kGrid, QWidget::minimumSizeHint().height()};
}

void TimeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void TimeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().surface);
    painter.fillRect(0, height() - 1, width(), 1, m_style.theme().line);
}

} // namespace perfdeck
