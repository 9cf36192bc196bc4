// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notices/DesktopNotices.h"

#include <QDBusPendingCallWatcher>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kEndedMs = 15'000; ///< that something is over need not stay
constexpr const char *kAcknowledge = "acknowledge";
constexpr const char *kOpen = "open";
constexpr const char *kDefault = "default"; ///< a click on the notification itself

std::string groupOf(const Notice &notice)
{
    return notice.groupKey.empty() ? "notice " + std::to_string(notice.id.value())
                                   : notice.groupKey;
}

/// As the specification has it: low, normal, critical.
std::uint8_t urgencyOf(const Notice &notice)
{
    if (notice.status != NoticeStatus::Firing)
        return 0;
    return notice.severity == Severity::Critical ? 2 : notice.severity == Severity::Warning ? 1 : 0;
}

/// It told that somebody is wanted, and nobody is any more. Of what it does not list nothing is
/// known.
bool isSettled(const Notice &notice, const Alerts &alerts, Timestamp now)
{
    const auto isOpen = [&](const NoticeItem &item) {
        return std::ranges::any_of(alerts, [&](const AlertPtr &alert) {
            return alert->id == item.alert->id && alert->isOpen(now);
        });
    };
    return notice.status == NoticeStatus::Firing && notice.more == 0
        && std::ranges::none_of(notice.items, isOpen);
}

} // namespace

DesktopNotices::DesktopNotices(const QDBusConnection &bus, Fallback fallback, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_fallback(std::move(fallback))
    , m_service(bus)
    , m_watcher(QString::fromLatin1(NotificationService::kName),
                bus,
                QDBusServiceWatcher::WatchForOwnerChange)
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &DesktopNotices::forget);
    connect(&m_service, &NotificationService::ActionInvoked, this, &DesktopNotices::invoked);
    connect(&m_service, &NotificationService::NotificationClosed, this, &DesktopNotices::closed);
}

void DesktopNotices::show(NoticePtr notice)
{
    if (!m_bus.isConnected())
        return tellInstead(*notice);
    if (!m_capabilities) {
        m_waiting.push_back(std::move(notice));
        return askCapabilities();
    }
    const std::string group = groupOf(*notice);
    Shown &shown = m_shown[group];
    if (shown.isAsked)
        shown.next = std::move(notice);
    else
        send(group, std::move(notice));
}

void DesktopNotices::askCapabilities()
{
    if (std::exchange(m_isAsking, true))
        return;
    auto *watcher = new QDBusPendingCallWatcher(m_service.capabilities(), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_isAsking = false;
        const QDBusPendingReply<QStringList> reply = *watcher;
        if (reply.isError())
            failCapabilities();
        else
            takeCapabilities(reply.value());
    });
}

void DesktopNotices::takeCapabilities(const QStringList &capabilities)
{
    m_capabilities = capabilities;
    for (NoticePtr &notice : std::exchange(m_waiting, {}))
        show(std::move(notice));
}

/// Nothing is there: the next notice asks again, for a service may be started later.
void DesktopNotices::failCapabilities()
{
    for (const NoticePtr &notice : std::exchange(m_waiting, {}))
        tellInstead(*notice);
}

void DesktopNotices::send(const std::string &group, NoticePtr notice)
{
    Shown &shown = m_shown[group];
    DesktopNotification sent = notification(*notice);
    sent.replaces = shown.number;
    shown.notice = std::move(notice);
    shown.isAsked = true;
    shown.isOver = false;
    auto *watcher = new QDBusPendingCallWatcher(m_service.notify(sent), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        answered(group, reply.isError() ? std::nullopt : std::optional(reply.value()));
    });
}

void DesktopNotices::answered(const std::string &group, std::optional<std::uint32_t> number)
{
    const auto found = m_shown.find(group);
    if (found == m_shown.end())
        return;
    Shown &shown = found->second;
    shown.isAsked = false;
    if (!number)
        tellInstead(*shown.notice);
    shown.number = number.value_or(0);
    if (NoticePtr next = std::exchange(shown.next, nullptr))
        send(group, std::move(next));
    else if (shown.isOver)
        close(shown);
    else if (shown.number == 0)
        m_shown.erase(found);
}

void DesktopNotices::closeSettled(const Alerts &alerts, Timestamp now)
{
    std::erase_if(m_waiting,
                  [&](const NoticePtr &notice) { return isSettled(*notice, alerts, now); });
    for (auto &[group, shown] : m_shown)
        if (isSettled(*(shown.next ? shown.next : shown.notice), alerts, now))
            close(shown);
}

void DesktopNotices::closeAll()
{
    m_waiting.clear();
    for (auto &[group, shown] : m_shown)
        close(shown);
}

/// What has no number yet is closed when it gets one; the group is forgotten when the service says
/// that it is gone.
void DesktopNotices::close(Shown &shown)
{
    shown.isOver = true;
    shown.next = nullptr;
    if (!shown.isAsked && shown.number != 0)
        m_service.closeNotification(shown.number);
}

/// Another service does not know the numbers of the one before.
void DesktopNotices::forget()
{
    m_capabilities.reset();
    std::erase_if(m_shown, [](const auto &entry) { return !entry.second.isAsked; });
    for (auto &[group, shown] : m_shown)
        shown.number = 0;
}

void DesktopNotices::invoked(std::uint32_t number, const QString &key)
{
    const auto found = std::ranges::find_if(
        m_shown, [number](const auto &entry) { return entry.second.number == number; });
    if (number == 0 || found == m_shown.end())
        return; // somebody else's
    const Notice &notice = *found->second.notice;
    if (key == QLatin1StringView(kAcknowledge)) {
        std::vector<AlertId> alerts;
        for (const NoticeItem &item : notice.items)
            alerts.push_back(item.alert->id);
        Q_EMIT acknowledgeWanted(alerts);
    } else if (key == QLatin1StringView(kOpen) || key == QLatin1StringView(kDefault)) {
        Q_EMIT openWanted(notice.items.empty() ? AlertId() : notice.items.front().alert->id);
    }
}

void DesktopNotices::closed(std::uint32_t number)
{
    std::erase_if(m_shown, [number](const auto &entry) {
        return entry.second.number == number && !entry.second.isAsked;
    });
}

void DesktopNotices::tellInstead(const Notice &notice) const
{
    m_fallback(QString::fromStdString(notice.title),
               QString::fromStdString(notice.text),
               notice.status == NoticeStatus::Firing ? notice.severity : Severity::Info);
}

DesktopNotification DesktopNotices::notification(const Notice &notice) const
{
    DesktopNotification sent;
    sent.summary = QString::fromStdString(notice.title);
    const QString text = QString::fromStdString(notice.text);
    if (can("body"))
        sent.body = can("body-markup") ? text.toHtmlEscaped() : text;
    if (can("actions")) {
        sent.actions << QString::fromLatin1(kDefault) << tr("Open");
        if (notice.status == NoticeStatus::Firing)
            sent.actions << QString::fromLatin1(kAcknowledge) << tr("Acknowledge");
        sent.actions << QString::fromLatin1(kOpen) << tr("Open");
    }
    sent.hints.insert(QStringLiteral("urgency"), QVariant::fromValue(urgencyOf(notice)));
    sent.hints.insert(QStringLiteral("desktop-entry"), QStringLiteral("org.perfdeck.PerfDeck"));
    if (notice.status != NoticeStatus::Firing)
        sent.expiresMs = kEndedMs;
    else if (notice.severity == Severity::Critical)
        sent.expiresMs = DesktopNotification::kNever;
    return sent;
}

bool DesktopNotices::can(const char *capability) const
{
    return m_capabilities && m_capabilities->contains(QString::fromLatin1(capability));
}

} // namespace perfdeck
