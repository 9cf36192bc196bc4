// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/SilenceForm.h"

#include "widgets/models/TimeScope.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/Style.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

constexpr int kGap = 2 * Style::kGrid;
constexpr std::array<Duration, 6> kSpans{
    30min, 2h, 8h, std::chrono::days(1), std::chrono::days(7), Silence::kLongest};
constexpr int kFirstSpan = 1;
constexpr int kMostNamed = 3;

} // namespace

SilenceForm::SilenceForm(const Style &style,
                         std::shared_ptr<const Clock> clock,
                         const QTimeZone &zone,
                         QWidget *parent)
    : Panel(style, tr("Silence"), parent)
    , m_style(style)
    , m_clock(std::move(clock))
    , m_zone(zone)
    , m_alerts(std::make_shared<const Alerts>())
{
    setObjectName(QStringLiteral("silenceForm"));
    setContent(makeFields());
    edit(std::vector<LabelMatcher>());
}

QWidget *SilenceForm::makeFields()
{
    const auto name = [](QWidget *field, const char *objectName, const QString &words) {
        field->setObjectName(QString::fromLatin1(objectName));
        field->setAccessibleName(words);
    };
    m_matchers = new QLineEdit;
    name(m_matchers, "silenceMatchers", tr("Alerts with these labels"));
    m_matchers->setPlaceholderText(QStringLiteral("rule=\"…\", worker=~\"gpu*\""));
    m_matchers->setToolTip(
        tr("Labels that all have to hold, divided by commas: = is, != is not, =~ is like and !~ is "
           "not like, with * for anything. Also rule and severity."));
    m_span = new QComboBox;
    name(m_span, "silenceSpan", tr("For how long"));
    for (const Duration span : kSpans)
        m_span->addItem(formatSpan(span));
    m_span->addItem(tr("other"));
    m_from = new QLineEdit;
    name(m_from, "silenceFrom", tr("From"));
    m_to = new QLineEdit;
    name(m_to, "silenceTo", tr("To"));
    for (QLineEdit *field : {m_from, m_to})
        field->setToolTip(tr("A time such as 2026-11-22 14:00, or now+2h"));
    m_comment = new QLineEdit;
    name(m_comment, "silenceComment", tr("Why"));
    m_comment->setPlaceholderText(tr("What is being done meanwhile"));
    m_comment->setMaxLength(int(AlertAction::kMaxNote));
    m_remark = new WrappedLabel;
    m_remark->setObjectName(QStringLiteral("silenceRemark"));
    m_remark->setTextFormat(Qt::PlainText);
    m_keep = new QPushButton(tr("&Keep silence"));
    m_keep->setObjectName(QStringLiteral("keepSilence"));
    auto *leave = new QPushButton(tr("Cancel"));
    leave->setObjectName(QStringLiteral("leaveSilence"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(leave);
    buttons->addWidget(m_keep);
    auto *form = new QFormLayout;
    form->setSpacing(kGap);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->addRow(tr("Alerts with these &labels"), m_matchers);
    form->addRow(tr("For how lon&g"), m_span);
    form->addRow(tr("&From"), m_from);
    form->addRow(tr("&To"), m_to);
    form->addRow(tr("Wh&y"), m_comment);
    auto *fields = new QWidget;
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(kGap, 0, kGap, kGap);
    layout->setSpacing(kGap);
    layout->addLayout(form);
    layout->addWidget(m_remark);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(m_matchers, &QLineEdit::textChanged, this, &SilenceForm::check);
    connect(m_span, &QComboBox::currentIndexChanged, this, &SilenceForm::chooseSpan);
    for (QLineEdit *field : {m_from, m_to})
        connect(field, &QLineEdit::textEdited, this, [this] {
            const QSignalBlocker quiet(m_span);
            m_span->setCurrentIndex(m_span->count() - 1);
            check();
        });
    connect(m_keep, &QPushButton::clicked, this, &SilenceForm::keep);
    connect(leave, &QPushButton::clicked, this, &SilenceForm::left);
    for (QLineEdit *field : {m_matchers, m_from, m_to, m_comment})
        connect(field, &QLineEdit::returnPressed, this, &SilenceForm::keep);
    return fields;
}

void SilenceForm::edit(const std::vector<LabelMatcher> &matchers)
{
    m_silence = {};
    m_silence.matchers = matchers;
    m_silence.range = {m_clock->now(), m_clock->now() + kSpans.at(kFirstSpan)};
    edit(m_silence);
    const QSignalBlocker quiet(m_span);
    m_span->setCurrentIndex(kFirstSpan);
}

void SilenceForm::edit(const Silence &silence)
{
    m_silence = silence;
    m_matchers->setText(QString::fromStdString(matchersText(silence.matchers)));
    m_matchers->setCursorPosition(0);
    m_comment->setText(QString::fromStdString(silence.comment));
    showRange(silence.range);
    const QSignalBlocker quiet(m_span);
    m_span->setCurrentIndex(m_span->count() - 1);
    (silence.matchers.empty() ? m_matchers : m_comment)->setFocus();
    check();
}

void SilenceForm::showRange(TimeRange range)
{
    // To the second: nobody edits fractions of it.
    const auto stamp = [this](Timestamp time) {
        return formatStamp(std::chrono::floor<std::chrono::seconds>(time), m_zone);
    };
    m_from->setText(stamp(range.from));
    m_to->setText(stamp(range.to));
}

Result<TimeRange> SilenceForm::range() const
{
    const Zone rules = zoneRules(m_zone);
    const auto from = parseTime(m_from->text().toStdString(), m_clock->now(), rules);
    if (!from)
        return failure(from.error());
    const auto to = parseTime(m_to->text().toStdString(), m_clock->now(), rules);
    if (!to)
        return failure(to.error());
    return TimeRange{*from, *to};
}

void SilenceForm::setAlerts(AlertsPtr alerts)
{
    m_alerts = std::move(alerts);
    check();
}

void SilenceForm::setZone(const QTimeZone &zone)
{
    const Result<TimeRange> shown = range();
    m_zone = zone;
    if (shown)
        showRange(*shown);
}

void SilenceForm::setRefusal(const QString &words)
{
    m_refusal = words;
    check();
}

/// From when it begins.
void SilenceForm::chooseSpan(int index)
{
    if (index < 0 || std::size_t(index) >= kSpans.size())
        return;
    const Result<TimeRange> shown = range();
    const Timestamp from = shown ? shown->from : m_clock->now();
    showRange({from, from + kSpans.at(std::size_t(index))});
    check();
}

Silence SilenceForm::silence() const
{
    Silence silence = m_silence;
    if (auto matchers = parseMatchers(m_matchers->text().toStdString()))
        silence.matchers = std::move(*matchers);
    if (const Result<TimeRange> shown = range())
        silence.range = *shown;
    silence.comment = m_comment->text().trimmed().toStdString();
    return silence;
}

QString SilenceForm::problem() const
{
    if (!m_refusal.isEmpty())
        return m_refusal;
    if (m_matchers->text().trimmed().isEmpty())
        return tr("Name at least one label: a silence of everything is not kept.");
    if (const auto matchers = parseMatchers(m_matchers->text().toStdString()); !matchers)
        return coreText(matchers.error().message());
    const Result<TimeRange> shown = range();
    if (!shown)
        return coreText(shown.error().message());
    if (shown->isEmpty() || shown->to <= m_clock->now())
        return tr("It has to end after it begins, and after now.");
    if (shown->length() > Silence::kLongest)
        return tr("It may last %1 at most.").arg(formatSpan(Silence::kLongest));
    return {};
}

void SilenceForm::check()
{
    const QString wrong = problem();
    m_keep->setEnabled(wrong.isEmpty());
    if (!wrong.isEmpty()) {
        m_remark->setText(wrong);
        return;
    }
    QStringList names;
    int muted = 0;
    for (const AlertPtr &alert : *m_alerts) {
        if (!alert->isActive() || !matches(silence().matchers, *alert))
            continue;
        if (++muted <= kMostNamed)
            names.append(shownName(QString::fromStdString(alert->title)));
    }
    QString text = muted == 0 ? tr("Mutes no alert now; those that come.")
                              : tr("Mutes %n alerts now:", nullptr, muted) + QChar(u' ')
            + names.join(QStringLiteral("; "));
    if (muted > kMostNamed)
        text += QStringLiteral(" …");
    m_remark->setText(text);
}

void SilenceForm::keep()
{
    if (!m_keep->isEnabled())
        return;
    Q_EMIT kept(silence());
}

void SilenceForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        Panel::keyPressEvent(event);
}

} // namespace perfdeck
