// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/channels/PlanEditor.h"

#include "core/engine/AlertDesk.h"
#include "widgets/pages/alerts/channels/ChannelForm.h"
#include "widgets/pages/alerts/channels/MuteForm.h"
#include "widgets/pages/alerts/channels/NamedList.h"
#include "widgets/pages/alerts/channels/RouteForm.h"
#include "widgets/panels/CheckedField.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr QSize kFirstSize(860, 640);
constexpr int kMargin = 4 * Style::kGrid;

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

template<class Thing>
QStringList namesOf(const std::vector<Thing> &things)
{
    QStringList names;
    for (const Thing &thing : things)
        names.append(textOf(thing.name));
    return names;
}

QStringList routeTexts(const std::vector<NoticeRoute> &routes)
{
    QStringList texts;
    for (const NoticeRoute &route : routes)
        texts.append(routeText(route));
    return texts;
}

/// "mail", "mail 2": none of those that there are.
std::string freshName(const QString &base, const QStringList &taken)
{
    QString name = base;
    for (int number = 2; taken.contains(name); ++number)
        name = base + QLatin1Char(' ') + QString::number(number);
    return name.toStdString();
}

template<class Thing>
void moveThing(std::vector<Thing> &things, int row, int by)
{
    const int other = row + by;
    if (row >= 0 && other >= 0 && other < int(things.size()))
        std::swap(things[std::size_t(row)], things[std::size_t(other)]);
}

} // namespace

PlanEditor::PlanEditor(const PageContext &context,
                       SecretKeeper keep,
                       ForgetSecret forget,
                       QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_context(context)
    , m_keep(std::move(keep))
    , m_forget(std::move(forget))
    , m_before(context.alerts->plan())
    , m_plan(*m_before)
    , m_tabs(new QTabWidget)
    , m_problem(new WrappedLabel)
    , m_save(new QPushButton(tr("&Save")))
{
    setObjectName(QStringLiteral("planEditor"));
    setWindowTitle(tr("Channels and routes – PerfDeck"));
    resize(context.style.scaled(kFirstSize.width()), context.style.scaled(kFirstSize.height()));
    m_tabs->setObjectName(QStringLiteral("planTabs"));
    m_tabs->addTab(makeChannels(), tr("&Channels"));
    m_tabs->addTab(makeRoutes(), tr("&Routes"));
    m_tabs->addTab(makeMutes(), tr("&Mute times"));
    m_tabs->addTab(makeDeadMan(), tr("&Dead-man's switch"));
    m_problem->setObjectName(QStringLiteral("planProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_problem);
    layout->addWidget(makeButtons());
    connect(context.alerts, &AlertDesk::deliveriesChanged, this, &PlanEditor::showDelivery);
    showAll();
}

/// The list at the left, what is chosen of it at the right.
QWidget *PlanEditor::beside(NamedList *list, QWidget *form)
{
    auto *page = new QWidget;
    auto *layout = new QHBoxLayout(page);
    layout->setSpacing(kMargin);
    layout->addWidget(list, 2);
    layout->addWidget(new VerticalScroll(form), 4);
    return page;
}

QWidget *PlanEditor::makeChannels()
{
    m_channels = new NamedList("planChannels", tr("Channels"), false);
    m_channel = new ChannelForm(m_context.style);
    m_test = new QPushButton(tr("&Test"));
    m_test->setObjectName(QStringLiteral("channelTest"));
    m_test->setToolTip(tr("Sends a notice through it now, as it stands here"));
    m_outcome = new StateLabel(m_context.style, TextSize::Small);
    m_outcome->setObjectName(QStringLiteral("channelOutcome"));
    m_outcome->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *note = new WrappedLabel(
        tr("Secrets that are typed are kept in a file that only you can read, so that notices go "
           "out without a window too."));
    note->setFont(m_context.style.font(TextSize::Small));
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *form = new QWidget;
    auto *layout = new QVBoxLayout(form);
    layout->addWidget(m_channel);
    layout->addWidget(note);
    layout->addWidget(m_test, 0, Qt::AlignLeft);
    layout->addWidget(m_outcome);
    layout->addStretch(1);
    connect(m_channel, &ChannelForm::edited, this, &PlanEditor::channelEdited);
    connect(m_test, &QPushButton::clicked, this, &PlanEditor::test);
    connect(m_channels, &NamedList::chosen, this, &PlanEditor::showChannel);
    connect(m_channels, &NamedList::addWanted, this, [this] {
        NoticeChannel channel;
        channel.name = freshName(tr("channel"), namesOf(m_plan.channels));
        channel.kind = ChannelKind::Webhook;
        m_plan.channels.push_back(std::move(channel));
        showAll();
        m_channels->choose(int(m_plan.channels.size()) - 1);
    });
    connect(m_channels, &NamedList::removeWanted, this, [this](int row) {
        renameChannel(m_plan.channels[std::size_t(row)].name, {});
        m_plan.channels.erase(m_plan.channels.begin() + row);
        showAll();
    });
    return beside(m_channels, form);
}

QWidget *PlanEditor::makeRoutes()
{
    m_routes = new NamedList("planRoutes", tr("Routes; the first that matches counts"), true);
    m_route = new RouteForm(m_context.style);
    connect(m_route, &RouteForm::edited, this, &PlanEditor::routeEdited);
    connect(m_routes, &NamedList::chosen, this, &PlanEditor::showRoute);
    connect(m_routes, &NamedList::addWanted, this, [this] {
        // Before the others: the last one often is for everything that is left.
        m_plan.routes.insert(m_plan.routes.begin(), NoticeRoute());
        showAll();
        m_routes->choose(0);
        showRoute(0);
    });
    connect(m_routes, &NamedList::removeWanted, this, [this](int row) {
        m_plan.routes.erase(m_plan.routes.begin() + row);
        showAll();
    });
    connect(m_routes, &NamedList::moveWanted, this, [this](int row, int by) {
        moveThing(m_plan.routes, row, by);
        showAll();
        m_routes->choose(row + by);
    });
    return beside(m_routes, m_route);
}

QWidget *PlanEditor::makeMutes()
{
    m_mutes = new NamedList("planMutes", tr("Mute times"), false);
    m_mute = new MuteForm(m_context.style);
    connect(m_mute, &MuteForm::edited, this, &PlanEditor::muteEdited);
    connect(m_mutes, &NamedList::chosen, this, &PlanEditor::showMute);
    connect(m_mutes, &NamedList::addWanted, this, [this] {
        m_plan.mutes.push_back({freshName(tr("quiet"), namesOf(m_plan.mutes)), {}, {}});
        showAll();
        m_mutes->choose(int(m_plan.mutes.size()) - 1);
    });
    connect(m_mutes, &NamedList::removeWanted, this, [this](int row) {
        for (NoticeRoute &route : m_plan.routes)
            std::erase(route.mutes, m_plan.mutes[std::size_t(row)].name);
        m_plan.mutes.erase(m_plan.mutes.begin() + row);
        showAll();
    });
    return beside(m_mutes, m_mute);
}

QWidget *PlanEditor::makeDeadMan()
{
    m_deadMan = new QComboBox;
    m_deadMan->setObjectName(QStringLiteral("deadManChannel"));
    m_deadMan->setAccessibleName(tr("Heartbeat to"));
    m_deadMan->view()->setAccessibleName(m_deadMan->accessibleName());
    m_deadManInterval = new DurationField(m_context.style,
                                          "deadManInterval",
                                          tr("Every"),
                                          {std::chrono::seconds(10), std::chrono::days(1)});
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    auto *note = new WrappedLabel(
        tr("A heartbeat that a service elsewhere misses when PerfDeck, or this machine, is gone. "
           "Let that service tell you."));
    form->addRow(note);
    form->addRow(tr("Heartbeat to"), m_deadMan);
    form->addRow(tr("Every"), m_deadManInterval);
    connect(m_deadMan, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isShowing)
            m_plan.deadMan.channel = m_deadMan->currentData().toString().toStdString();
    });
    connect(m_deadManInterval, &DurationField::edited, this, [this] {
        m_plan.deadMan.interval = m_deadManInterval->value().value_or(m_plan.deadMan.interval);
        m_save->setEnabled(m_deadManInterval->isFine());
    });
    return page;
}

QWidget *PlanEditor::makeButtons()
{
    m_save->setObjectName(QStringLiteral("planSave"));
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("planCancel"));
    auto *buttons = new QWidget;
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    layout->addWidget(cancel);
    layout->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &PlanEditor::save);
    connect(cancel, &QPushButton::clicked, this, &QWidget::close);
    return buttons;
}

void PlanEditor::showAll()
{
    m_channels->show(namesOf(m_plan.channels));
    m_routes->show(routeTexts(m_plan.routes));
    m_mutes->show(namesOf(m_plan.mutes));
    namesChanged();
    showChannel(m_channels->current());
    showRoute(m_routes->current());
    showMute(m_mutes->current());
    m_deadManInterval->setValue(m_plan.deadMan.interval);
}

/// Routes and the dead-man's switch name channels and mute times.
void PlanEditor::namesChanged()
{
    const bool wasShowing = std::exchange(m_isShowing, true);
    const QStringList channels = namesOf(m_plan.channels);
    m_route->setKnown(channels, namesOf(m_plan.mutes));
    m_deadMan->clear();
    m_deadMan->addItem(tr("nobody"), QString());
    for (const QString &name : channels)
        m_deadMan->addItem(name, name);
    m_deadMan->setCurrentIndex(std::max(0, m_deadMan->findData(textOf(m_plan.deadMan.channel))));
    m_isShowing = wasShowing;
}

void PlanEditor::showChannel(int row)
{
    const bool isThere = row >= 0;
    m_channel->setVisible(isThere);
    m_test->setVisible(isThere);
    if (!isThere)
        return m_outcome->setState(CellState::None, {});
    m_isShowing = true;
    m_channel->edit(m_plan.channels[std::size_t(row)]);
    m_isShowing = false;
    m_test->setEnabled(m_channel->isFine());
    showDelivery();
}

void PlanEditor::showRoute(int row)
{
    m_route->setVisible(row >= 0);
    if (row < 0)
        return;
    m_isShowing = true;
    m_route->edit(m_plan.routes[std::size_t(row)]);
    m_isShowing = false;
}

void PlanEditor::showMute(int row)
{
    m_mute->setVisible(row >= 0);
    if (row < 0)
        return;
    m_isShowing = true;
    m_mute->edit(m_plan.mutes[std::size_t(row)]);
    m_isShowing = false;
}

/// How the last notice through the chosen channel went.
void PlanEditor::showDelivery()
{
    const int row = m_channels->current();
    if (row < 0)
        return;
    const DeliveriesPtr deliveries = m_context.alerts->deliveries();
    const auto last = std::ranges::find(
        *deliveries, m_plan.channels[std::size_t(row)].name, &Delivery::channel);
    if (last == deliveries->end())
        return m_outcome->setState(CellState::None, tr("Nothing was told through it yet."));
    const QString when
        = formatMoment(last->queuedAt, m_context.clock->now(), m_context.scope.zone());
    const CellState state = last->state == Delivery::State::Sent ? CellState::Good
        : last->state == Delivery::State::Waiting                ? CellState::Waiting
                                                                 : CellState::Critical;
    m_outcome->setState(state, tr("Last at %1: %2").arg(when, coreText(last->outcome)));
}

void PlanEditor::channelEdited()
{
    const int row = m_channels->current();
    if (m_isShowing || row < 0)
        return;
    NoticeChannel &channel = m_plan.channels[std::size_t(row)];
    const std::string before = std::exchange(channel, m_channel->channel()).name;
    m_test->setEnabled(m_channel->isFine());
    m_save->setEnabled(m_channel->isFine());
    if (channel.name == before || channel.name.empty())
        return;
    m_channels->rename(row, textOf(channel.name));
    renameChannel(before, channel.name);
    namesChanged();
    showRoute(m_routes->current());
}

/// An empty name takes it out everywhere.
void PlanEditor::renameChannel(const std::string &from, const std::string &to)
{
    const auto renameIn = [&](std::vector<std::string> &names) {
        if (to.empty())
            std::erase(names, from);
        else
            std::ranges::replace(names, from, to);
    };
    for (NoticeRoute &route : m_plan.routes) {
        renameIn(route.channels);
        for (NoticeRoute::Escalation &each : route.escalations)
            renameIn(each.channels);
        std::erase_if(route.escalations, [](const auto &each) { return each.channels.empty(); });
    }
    if (m_plan.deadMan.channel == from)
        m_plan.deadMan.channel = to;
}

void PlanEditor::routeEdited()
{
    const int row = m_routes->current();
    if (m_isShowing || row < 0)
        return;
    m_plan.routes[std::size_t(row)] = m_route->route();
    m_routes->rename(row, routeText(m_plan.routes[std::size_t(row)]));
    m_save->setEnabled(m_route->isFine());
}

void PlanEditor::muteEdited()
{
    const int row = m_mutes->current();
    if (m_isShowing || row < 0)
        return;
    MuteTime &mute = m_plan.mutes[std::size_t(row)];
    const std::string before = std::exchange(mute, m_mute->mute()).name;
    m_save->setEnabled(m_mute->isFine());
    if (mute.name == before)
        return;
    for (NoticeRoute &route : m_plan.routes)
        std::ranges::replace(route.mutes, before, mute.name);
    m_mutes->rename(row, textOf(mute.name));
    namesChanged();
    showRoute(m_routes->current());
}

void PlanEditor::test()
{
    m_test->setEnabled(false);
    m_outcome->setState(CellState::Waiting, tr("Sending …"));
    m_context.alerts->testChannel(m_channel->channel(), this, [this](const Status &status) {
        m_test->setEnabled(m_channel->isFine());
        if (status)
            m_outcome->setState(CellState::Good, tr("The test notice was accepted."));
        else
            m_outcome->setState(CellState::Critical, coreText(status.error().message()));
    });
}

void PlanEditor::save()
{
    NoticePlan plan = m_plan;
    if (const Status kept = keepSecrets(plan, m_keep); !kept)
        return say(coreText(kept.error().message()));
    m_save->setEnabled(false);
    m_context.alerts->putPlan(plan, this, [this, plan](const Status &status) {
        m_save->setEnabled(true);
        if (!status)
            return say(coreText(status.error().message()));
        std::ranges::for_each(unusedSecrets(*m_before, plan), m_forget);
        close();
    });
}

void PlanEditor::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void PlanEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace perfdeck
