// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/channels/RouteForm.h"

#include "core/model/RangeExpression.h"
#include "core/model/TimeRange.h"
#include "widgets/pages/alerts/editor/ConditionForm.h"
#include "widgets/panels/CheckedField.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

using std::chrono::days;
using std::chrono::seconds;

QString leastText(Severity severity)
{
    return severity == Severity::Critical ? RouteForm::tr("critical only")
        : severity == Severity::Warning   ? RouteForm::tr("warning and critical")
                                          : RouteForm::tr("all severities");
}

/// The first name that is none of those known.
QString unknownName(const std::vector<std::string> &names, const QStringList &known)
{
    for (const std::string &name : names)
        if (const QString text = QString::fromStdString(name); !known.contains(text))
            return text;
    return {};
}

QString matchersProblem(const QString &text)
{
    if (text.isEmpty())
        return {};
    const auto read = parseMatchers(text.toStdString());
    return read ? QString() : coreText(read.error().message());
}

} // namespace

std::optional<std::vector<NoticeRoute::Escalation>> readEscalations(const QString &text)
{
    std::vector<NoticeRoute::Escalation> escalations;
    for (const QString &part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString trimmed = part.trimmed();
        const auto after = parseDuration(trimmed.section(QLatin1Char(' '), 0, 0).toStdString());
        const auto channels = readNames(trimmed.section(QLatin1Char(' '), 1));
        if (!after || *after <= Duration(0) || channels.empty())
            return std::nullopt;
        escalations.push_back({*after, channels});
    }
    return escalations;
}

QString escalationsText(const std::vector<NoticeRoute::Escalation> &escalations)
{
    QStringList parts;
    for (const NoticeRoute::Escalation &each : escalations)
        parts.append(QString::fromStdString(durationExpression(each.after)) + QLatin1Char(' ')
                     + namesText(each.channels));
    return parts.join(QStringLiteral("; "));
}

QString routeText(const NoticeRoute &route)
{
    QStringList conditions;
    if (route.least != Severity::Info)
        conditions.append(leastText(route.least));
    if (!route.matchers.empty())
        conditions.append(QString::fromStdString(matchersText(route.matchers)));
    if (conditions.isEmpty())
        conditions.append(RouteForm::tr("everything"));
    const QString channels
        = route.channels.empty() ? RouteForm::tr("nobody") : namesText(route.channels);
    return conditions.join(QStringLiteral(", ")) + QStringLiteral(" → ") + channels;
}

RouteForm::RouteForm(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_matchers(new CheckedField(style, "routeMatchers", tr("Alerts with"), matchersProblem))
    , m_least(new QComboBox)
    , m_channels(new CheckedField(
          style,
          "routeChannels",
          tr("go to"),
          [this](const QString &text) {
              const QString unknown = unknownName(readNames(text), m_knownChannels);
              return unknown.isEmpty() ? QString() : tr("There is no channel %1").arg(unknown);
          }))
    , m_mutes(new CheckedField(
          style,
          "routeMutes",
          tr("Mute times"),
          [this](const QString &text) {
              const QString unknown = unknownName(readNames(text), m_knownMutes);
              return unknown.isEmpty() ? QString() : tr("There is no mute time %1").arg(unknown);
          }))
    , m_groupBy(new QLineEdit)
    , m_groupWait(
          new DurationField(style, "routeGroupWait", tr("First after"), {Duration(0), days(1)}))
    , m_groupInterval(new DurationField(
          style, "routeGroupInterval", tr("Changes every"), {seconds(1), days(7)}))
    , m_repeat(new DurationField(
          style, "routeRepeat", tr("Again every"), {seconds(10), days(30), false}))
    , m_escalations(new CheckedField(
          style, "routeEscalations", tr("Nobody acknowledged"), [this](const QString &text) {
              const auto read = readEscalations(text);
              if (!read)
                  return tr("Write it as 15m pager, mail; 1h boss");
              for (const NoticeRoute::Escalation &each : *read)
                  if (const QString unknown = unknownName(each.channels, m_knownChannels);
                      !unknown.isEmpty())
                      return tr("There is no channel %1").arg(unknown);
              return QString();
          }))
{
    m_matchers->edit().setPlaceholderText(QStringLiteral("model=\"llama\", rule=~\"gpu-*\""));
    m_channels->edit().setPlaceholderText(tr("nobody hears of them"));
    m_mutes->edit().setPlaceholderText(tr("told at all times"));
    m_escalations->edit().setPlaceholderText(QStringLiteral("15m pager, mail; 1h boss"));
    m_repeat->edit().setPlaceholderText(tr("as the rule has it"));
    m_groupBy->setObjectName(QStringLiteral("routeGroupBy"));
    m_groupBy->setAccessibleName(tr("One notice for each"));
    m_groupBy->setPlaceholderText(tr("all together"));
    m_least->setObjectName(QStringLiteral("routeLeast"));
    m_least->setAccessibleName(tr("Severity"));
    m_least->view()->setAccessibleName(m_least->accessibleName());
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical})
        m_least->addItem(leastText(severity));
    auto *form = new QFormLayout(this);
    form->setVerticalSpacing(Style::kGrid);
    form->addRow(tr("Alerts with"), m_matchers);
    form->addRow(tr("Severity"), m_least);
    form->addRow(tr("go to"), m_channels);
    form->addRow(tr("Mute times"), m_mutes);
    form->addRow(tr("One notice for each"), m_groupBy);
    form->addRow(tr("First after"), m_groupWait);
    form->addRow(tr("Changes every"), m_groupInterval);
    form->addRow(tr("Again every"), m_repeat);
    form->addRow(tr("Nobody acknowledged"), m_escalations);
    for (CheckedField *field : fields())
        connect(field, &CheckedField::edited, this, &RouteForm::edited);
    connect(m_groupBy, &QLineEdit::textChanged, this, &RouteForm::edited);
    connect(m_least, &QComboBox::currentIndexChanged, this, &RouteForm::edited);
}

std::vector<CheckedField *> RouteForm::fields() const
{
    return {m_matchers, m_channels, m_mutes, m_groupWait, m_groupInterval, m_repeat, m_escalations};
}

void RouteForm::setKnown(QStringList channels, QStringList mutes)
{
    m_knownChannels = std::move(channels);
    m_knownMutes = std::move(mutes);
    for (CheckedField *field : {m_channels, m_mutes, m_escalations})
        field->check();
}

void RouteForm::edit(const NoticeRoute &route)
{
    m_given = route;
    m_matchers->setText(QString::fromStdString(matchersText(route.matchers)));
    m_least->setCurrentIndex(int(route.least));
    m_channels->setText(namesText(route.channels));
    m_mutes->setText(namesText(route.mutes));
    m_groupBy->setText(namesText(route.groupBy));
    m_groupWait->setValue(route.groupWait);
    m_groupInterval->setValue(route.groupInterval);
    m_repeat->setValue(route.repeat);
    m_escalations->setText(escalationsText(route.escalations));
}

NoticeRoute RouteForm::route() const
{
    NoticeRoute route = m_given;
    const QString matchers = m_matchers->text();
    if (matchers.isEmpty())
        route.matchers.clear();
    else if (const auto read = parseMatchers(matchers.toStdString()))
        route.matchers = *read;
    route.least = static_cast<Severity>(m_least->currentIndex());
    route.channels = readNames(m_channels->text());
    route.mutes = readNames(m_mutes->text());
    route.groupBy = readNames(m_groupBy->text());
    route.groupWait = m_groupWait->value().value_or(m_given.groupWait);
    route.groupInterval = m_groupInterval->value().value_or(m_given.groupInterval);
    route.repeat = m_repeat->value();
    route.escalations = readEscalations(m_escalations->text()).value_or(m_given.escalations);
    return route;
}

bool RouteForm::isFine() const
{
    const auto all = fields();
    return std::ranges::all_of(all, &CheckedField::isFine);
}

} // namespace perfdeck
