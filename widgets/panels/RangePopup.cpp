// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/RangePopup.h"

#include "widgets/panels/SpanPresets.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"

#include <QCalendarWidget>
#include <QCheckBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QTextCharFormat>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace perfdeck {

namespace {

constexpr int kListWidth = 170;
constexpr int kTextRole = Qt::UserRole;

QLabel *heading(const QString &words, QWidget *buddy)
{
    auto *label = new QLabel(words);
    label->setBuddy(buddy);
    return label;
}

/// Weekends are no warning, and the arrows are text like everything else.
void useHouseStyle(QCalendarWidget &calendar)
{
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        calendar.setWeekdayTextFormat(day, calendar.weekdayTextFormat(Qt::Monday));
    const auto setArrow
        = [&calendar](const char *name, const QString &arrow, const QString &words) {
              auto *button = calendar.findChild<QToolButton *>(QString::fromLatin1(name));
              if (button == nullptr)
                  return; // another version of Qt: its own arrows stay
              button->setIcon({});
              button->setText(arrow);
              button->setAccessibleName(words);
          };
    setArrow("qt_calendar_prevmonth", QStringLiteral("‹"), RangePopup::tr("Month before"));
    setArrow("qt_calendar_nextmonth", QStringLiteral("›"), RangePopup::tr("Month after"));
}

/// How a range used before reads in the zone of today.
QString recentText(const QString &text, const TimeScope &scope)
{
    const auto wish = parseRange(text.toStdString(), scope.now(), zoneRules(scope.zone()));
    if (!wish || text.contains(QStringLiteral("now")))
        return text;
    return wish->kind == RangeWish::Kind::Last
        ? text
        : formatRange(wish->range, scope.now(), scope.zone());
}

} // namespace

RangePopup::RangePopup(TimeScope &scope, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_scope(scope)
{
    setObjectName(QStringLiteral("rangePopup"));
    setAccessibleName(tr("Choose a range of time"));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(3 * Style::kGrid);
    columns->addWidget(makeSpans());
    columns->addWidget(makeRecent());
    columns->addWidget(makeEnd(m_from, tr("&From"), "rangeFrom"));
    columns->addWidget(makeEnd(m_to, tr("&To"), "rangeTo"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(columns);
    layout->addWidget(makeFoot());
}

QWidget *RangePopup::makeSpans()
{
    m_spans = new QListWidget;
    m_spans->setObjectName(QStringLiteral("rangeSpans"));
    m_spans->setAccessibleName(tr("Spans up to now"));
    for (const SpanPreset &preset : kSpanPresets)
        m_spans->addItem(QCoreApplication::translate("perfdeck::TimeBar", preset.words));
    return makeList(*m_spans, tr("&Up to now"), [this](const QListWidgetItem *item) {
        Q_EMIT spanChosen(kSpanPresets[std::size_t(m_spans->row(item))].span);
    });
}

QWidget *RangePopup::makeRecent()
{
    m_recent = new QListWidget;
    m_recent->setObjectName(QStringLiteral("rangeRecent"));
    m_recent->setAccessibleName(tr("Ranges used before"));
    return makeList(*m_recent, tr("&Recent"), [this](const QListWidgetItem *item) {
        Q_EMIT rangeChosen(item->data(kTextRole).toString());
    });
}

/// A click or Enter chooses and closes.
QWidget *RangePopup::makeList(QListWidget &list, const QString &title, const Choice &choose)
{
    list.setResizeMode(QListView::Adjust);
    const auto take = [this, choose](const QListWidgetItem *item) {
        hide();
        choose(item);
    };
    connect(&list, &QListWidget::itemClicked, this, take);
    connect(&list, &QListWidget::itemActivated, this, take);
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(heading(title, &list));
    layout->addWidget(&list, 1);
    return column;
}

void RangePopup::setFirstDay(Qt::DayOfWeek day)
{
    m_from.day->setFirstDayOfWeek(day);
    m_to.day->setFirstDayOfWeek(day);
}

QWidget *RangePopup::makeEnd(End &end, const QString &title, const char *name)
{
    QString plain = title;
    plain.remove(QChar(u'&'));
    end.day = new QCalendarWidget;
    end.day->setObjectName(QString::fromLatin1(name) + QStringLiteral("Day"));
    end.day->setAccessibleName(tr("%1: day").arg(plain));
    end.day->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    end.day->setHorizontalHeaderFormat(QCalendarWidget::ShortDayNames);
    end.day->setGridVisible(false);
    useHouseStyle(*end.day);
    end.clock = new QTimeEdit;
    end.clock->setObjectName(QString::fromLatin1(name) + QStringLiteral("Time"));
    end.clock->setAccessibleName(tr("%1: time of day").arg(plain));
    end.clock->setButtonSymbols(QAbstractSpinBox::NoButtons); // the arrow keys do it
    end.clock->setDisplayFormat(QStringLiteral("HH:mm:ss"));
    connect(end.day, &QCalendarWidget::selectionChanged, this, &RangePopup::check);
    connect(end.clock, &QTimeEdit::timeChanged, this, &RangePopup::check);
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(heading(title, end.day));
    layout->addWidget(end.day, 1);
    layout->addWidget(end.clock);
    return column;
}

QWidget *RangePopup::makeFoot()
{
    m_grows = new QCheckBox(tr("Up to &now, growing"));
    m_grows->setObjectName(QStringLiteral("rangeGrows"));
    m_remark = new QLabel;
    m_remark->setObjectName(QStringLiteral("rangeRemark"));
    m_show = new QPushButton(tr("&Show"));
    m_show->setObjectName(QStringLiteral("rangeShow"));
    m_show->setDefault(true);
    connect(m_grows, &QCheckBox::toggled, this, &RangePopup::check);
    connect(m_show, &QPushButton::clicked, this, &RangePopup::choose);
    auto *foot = new QWidget;
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_remark, 1);
    layout->addWidget(m_grows);
    layout->addWidget(m_show);
    return foot;
}

void RangePopup::open(const QStringList &recent, QPoint globalPosition)
{
    m_recent->clear();
    for (const QString &text : recent) {
        auto *item = new QListWidgetItem(recentText(text, m_scope), m_recent);
        item->setData(kTextRole, text);
        item->setToolTip(text.toHtmlEscaped());
    }
    m_recent->parentWidget()->setVisible(!recent.isEmpty());
    const int widest = m_spans->sizeHintForColumn(0) + 2 * Style::kGrid;
    for (QListWidget *list : {m_spans, m_recent})
        list->setFixedWidth(std::max(kListWidth, widest));
    m_spans->setMinimumHeight(m_spans->sizeHintForRow(0) * m_spans->count() + 2);
    const TimeRange range = m_scope.range();
    fill(m_from, range.from);
    fill(m_to, range.to);
    m_grows->setChecked(m_scope.mode() == TimeScope::Mode::Growing);
    check();
    adjustSize();
    if (const QScreen *screen = QGuiApplication::screenAt(globalPosition))
        globalPosition.setX(std::clamp(globalPosition.x(),
                                       screen->availableGeometry().left(),
                                       std::max(0, screen->availableGeometry().right() - width())));
    move(globalPosition);
    show();
    m_spans->setFocus();
}

void RangePopup::fill(const End &end, Timestamp time) const
{
    const QDateTime local = zonedTime(time, m_scope.zone());
    end.day->setSelectedDate(local.date());
    end.clock->setTime(local.time());
}

Timestamp RangePopup::timeOf(const End &end) const
{
    const QDateTime wall(end.day->selectedDate(), end.clock->time(), Qt::UTC);
    return zoneRules(m_scope.zone())
        .fromWall(Timestamp(std::chrono::milliseconds(wall.toMSecsSinceEpoch())));
}

void RangePopup::check()
{
    const bool grows = m_grows->isChecked();
    m_to.day->setEnabled(!grows);
    m_to.clock->setEnabled(!grows);
    const Timestamp from = timeOf(m_from);
    const Timestamp to = grows ? m_scope.now() : timeOf(m_to);
    m_show->setEnabled(from < to);
    const QString length = from < to ? tr("%1 long").arg(formatDuration(to - from))
        : grows                      ? tr("It begins in the future")
                                     : tr("It ends before it begins");
    m_remark->setText(tr("%1, times in %2").arg(length, zoneName(m_scope.zone())));
}

void RangePopup::choose()
{
    const bool grows = m_grows->isChecked();
    const RangeWish wish{grows ? RangeWish::Kind::Since : RangeWish::Kind::Between,
                         {timeOf(m_from), grows ? m_scope.now() : timeOf(m_to)}};
    hide();
    Q_EMIT rangeChosen(QString::fromStdString(rangeText(wish)));
}

void RangePopup::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_show->isEnabled())
        choose();
    else
        QFrame::keyPressEvent(event);
}

} // namespace perfdeck
