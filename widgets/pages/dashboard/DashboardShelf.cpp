// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/dashboard/DashboardShelf.h"

#include "core/dashboard/DashboardFile.h"

#include <QDir>
#include <QFile>
#include <QMetaObject>
#include <QSaveFile>

#include <utility>

namespace perfdeck {

namespace {

constexpr qsizetype kLongestName = 60;

QString aside(const QString &file)
{
    return file + QStringLiteral(".removed");
}

Result<Dashboard> readDashboard(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound,
                       QFile::encodeName(path).toStdString(),
                       file.errorString().toStdString());
    const QByteArray text = file.read(qint64(kLargestDashboard) + 1);
    return parseDashboard({text.constData(), std::size_t(text.size())},
                          QFile::encodeName(path).toStdString());
}

/// Empty when it is written.
QString writeDashboard(const QString &path, const Dashboard &dashboard)
{
    QSaveFile file(path);
    const QByteArray text = QByteArray::fromStdString(dashboardText(dashboard));
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return DashboardShelf::tr("%1 cannot be written: %2").arg(path, file.errorString());
}

} // namespace

DashboardShelf::DashboardShelf(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    m_worker.setMaxThreadCount(1);
}

DashboardShelf::~DashboardShelf()
{
    m_worker.waitForDone();
}

void DashboardShelf::load()
{
    m_worker.start([this] {
        std::vector<ShelvedDashboard> found;
        const QStringList files
            = QDir(m_folder).entryList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name);
        for (const QString &file : files) {
            auto dashboard = readDashboard(QDir(m_folder).filePath(file));
            if (dashboard)
                found.push_back({file, std::move(*dashboard)});
            else
                Q_EMIT failed(QString::fromStdString(dashboard.error().message()));
        }
        Q_EMIT loaded(found);
    });
}

void DashboardShelf::save(const ShelvedDashboard &kept)
{
    m_worker.start([this, kept] {
        QDir().mkpath(m_folder);
        const QString problem = writeDashboard(QDir(m_folder).filePath(kept.file), kept.dashboard);
        if (!problem.isEmpty())
            Q_EMIT failed(problem);
    });
}

void DashboardShelf::remove(const QString &file)
{
    m_worker.start([this, path = QDir(m_folder).filePath(file)] {
        QFile::remove(aside(path));
        if (QFile::exists(path) && !QFile::rename(path, aside(path)))
            Q_EMIT failed(tr("%1 cannot be removed").arg(path));
    });
}

void DashboardShelf::restore(const QString &file)
{
    m_worker.start([this, path = QDir(m_folder).filePath(file)] {
        if (!QFile::rename(aside(path), path))
            Q_EMIT failed(tr("%1 cannot be restored").arg(path));
    });
    load();
}

void DashboardShelf::import(const QString &path)
{
    m_worker.start([this, path] {
        const auto dashboard = readDashboard(path);
        if (dashboard)
            Q_EMIT imported(path, *dashboard);
        else
            Q_EMIT failed(QString::fromStdString(dashboard.error().message()));
    });
}

QString DashboardShelf::fileNameFor(const QString &title, const QStringList &taken)
{
    QString name;
    for (const QChar letter : title.toLower().left(kLongestName)) {
        if (letter.isLetterOrNumber())
            name += letter;
        else if (!name.isEmpty() && !name.endsWith(QChar(u'-')))
            name += QChar(u'-');
    }
    while (name.endsWith(QChar(u'-')))
        name.chop(1);
    if (name.isEmpty())
        name = QStringLiteral("dashboard");
    QString file = name + QStringLiteral(".toml");
    for (int number = 2; taken.contains(file); ++number)
        file = QStringLiteral("%1-%2.toml").arg(name).arg(number);
    return file;
}

} // namespace perfdeck
