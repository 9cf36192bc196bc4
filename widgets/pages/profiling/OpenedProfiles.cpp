// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/profiling/OpenedProfiles.h"

#include "widgets/models/Background.h"
#include "widgets/style/CoreWords.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr qsizetype kMostRecent = 10;

QString nameOf(const OpenedProfile &which)
{
    if (!which.path.isEmpty())
        return QFileInfo(which.path).fileName();
    return which.profile ? QString::fromStdString(which.profile->title) : QString();
}

} // namespace

OpenedProfiles::OpenedProfiles(ProfileDesk *desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
}

OpenedProfiles::~OpenedProfiles()
{
    for (OpenedProfile &each : m_all) {
        if (each.opening != 0 && m_desk != nullptr)
            m_desk->cancel(each.opening);
        dropInBackground(std::move(each.profile));
    }
}

std::vector<OpenedProfile>::iterator OpenedProfiles::place(int id)
{
    return std::ranges::find(m_all, id, &OpenedProfile::id);
}

const OpenedProfile *OpenedProfiles::find(int id) const
{
    const auto found = std::ranges::find(m_all, id, &OpenedProfile::id);
    return found == m_all.end() ? nullptr : &*found;
}

bool OpenedProfiles::isReading() const
{
    return std::ranges::any_of(m_all, [](const OpenedProfile &each) { return each.opening != 0; });
}

int OpenedProfiles::open(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    if (const auto found = std::ranges::find(m_all, whole, &OpenedProfile::path);
        found != m_all.end())
        return found->id;
    if (m_desk == nullptr) {
        Q_EMIT failed(tr("%1 was not opened: this window cannot read profiles").arg(whole));
        return 0;
    }
    const int id = ++m_last;
    OpenedProfile one;
    one.id = id;
    one.path = whole;
    m_all.push_back(std::move(one));
    nameThem();
    const int opening = m_desk->open(
        whole.toStdString(),
        this,
        [this, id](const ProfileProgress &progress) {
            const auto which = place(id);
            if (which == m_all.end())
                return;
            which->bytesDone = progress.bytesDone;
            which->bytes = progress.bytes;
            if (progress.soFar)
                dropInBackground(std::exchange(which->profile, progress.soFar));
            Q_EMIT progressed(id);
        },
        [this, id](Result<ProfilePtr> read) { take(id, std::move(read)); });
    place(id)->opening = opening;
    Q_EMIT changed();
    return id;
}

int OpenedProfiles::add(ProfilePtr profile)
{
    OpenedProfile one;
    one.id = ++m_last;
    one.profile = std::move(profile);
    m_all.push_back(std::move(one));
    nameThem();
    Q_EMIT changed();
    Q_EMIT opened(m_last);
    return m_last;
}

void OpenedProfiles::take(int id, Result<ProfilePtr> read)
{
    const auto which = place(id);
    if (which == m_all.end())
        return; // closed meanwhile
    if (!read) {
        dropInBackground(std::move(which->profile));
        m_all.erase(which);
        nameThem();
        Q_EMIT changed();
        if (read.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(coreText(read.error().message()));
        return;
    }
    which->opening = 0;
    dropInBackground(std::exchange(which->profile, *read));
    remember(which->path);
    nameThem();
    Q_EMIT changed();
    Q_EMIT opened(id);
}

void OpenedProfiles::cancel(int id)
{
    const OpenedProfile *which = find(id);
    if (which != nullptr && which->opening != 0)
        m_desk->cancel(which->opening);
}

void OpenedProfiles::close(int id)
{
    const auto which = place(id);
    if (which == m_all.end())
        return;
    if (which->opening != 0)
        m_desk->cancel(which->opening);
    dropInBackground(std::move(which->profile));
    m_all.erase(which);
    nameThem();
    Q_EMIT changed();
}

void OpenedProfiles::remember(const QString &path)
{
    m_recent.removeAll(path);
    m_recent.prepend(path);
    m_recent.resize(std::min(m_recent.size(), kMostRecent));
}

void OpenedProfiles::setRecent(const QStringList &paths)
{
    m_recent = paths;
    m_recent.removeAll(QString());
    m_recent.removeDuplicates();
    m_recent.resize(std::min(m_recent.size(), kMostRecent));
    Q_EMIT changed();
}

/// Files of one name get their folder in front.
void OpenedProfiles::nameThem()
{
    QHash<QString, int> count;
    for (const OpenedProfile &each : m_all)
        ++count[nameOf(each)];
    for (OpenedProfile &each : m_all) {
        each.title = nameOf(each);
        if (count[each.title] > 1 && !each.path.isEmpty())
            each.title = QFileInfo(each.path).dir().dirName() + QLatin1Char('/') + each.title;
    }
}

} // namespace perfdeck
