// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SessionDesk.h"

#include "app/MainWindow.h"
#include "app/Pages.h"
#include "core/engine/Session.h"
#include "core/model/TimeRange.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

namespace perfdeck {

namespace {

OpenPathsChooser openDialog()
{
    return [](QWidget *parent, std::function<void(const QStringList &)> chosen) {
        auto *dialog = new QFileDialog(
            parent,
            SessionDesk::tr("Open"),
            {},
            SessionDesk::tr(
                "All that can be opened (*.perfdeck *.db *.csv *.prom *.om *.txt);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        QObject::connect(dialog, &QFileDialog::filesSelected, dialog, std::move(chosen));
        dialog->open();
    };
}

std::string modeName(TimeScope::Mode mode)
{
    switch (mode) {
    case TimeScope::Mode::Live:
        return "live";
    case TimeScope::Mode::Growing:
        return "growing";
    case TimeScope::Mode::Paused:
        return "paused";
    case TimeScope::Mode::History:
        break;
    }
    return "history";
}

std::int64_t seconds(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

} // namespace

SessionDesk::SessionDesk(MainWindow &window)
    : m_window(window)
    , m_saver(&window)
    , m_chooseOpen(openDialog())
{
    connect(&m_saver, &FileSaver::saved, this, [this](const QString &path) {
        m_window.announce(tr("Saved %1").arg(path));
    });
    connect(&m_saver, &FileSaver::failed, &window, &MainWindow::announce);
}

Workspace SessionDesk::workspace() const
{
    Workspace workspace;
    TimeScope &scope = m_window.scope();
    workspace.page = pageEntries()[std::size_t(m_window.navigator().current())].name;
    workspace.geometry = m_window.saveGeometry().toBase64().toStdString();
    workspace.mode = modeName(scope.mode());
    workspace.spanSeconds = seconds(scope.span());
    workspace.earlierSeconds = seconds(scope.earlier());
    if (scope.mode() != TimeScope::Mode::Live) {
        workspace.from = toIso8601(scope.range().from);
        workspace.to = toIso8601(scope.range().to);
    }
    if (const auto series = m_window.panels().shownSeries())
        workspace.series = series->toString();
    workspace.views = m_window.navigator().views();
    return workspace;
}

void SessionDesk::restore(const Workspace &workspace)
{
    m_window.restoreGeometry(QByteArray::fromBase64(QByteArray::fromStdString(workspace.geometry)));
    TimeScope &scope = m_window.scope();
    scope.setSpan(std::chrono::seconds(workspace.spanSeconds));
    scope.compareWith(std::chrono::seconds(workspace.earlierSeconds));
    const auto from = parseTime(workspace.from, scope.now());
    const auto to = parseTime(workspace.to, scope.now());
    if (workspace.mode == "growing" && from)
        scope.showSince(*from);
    else if (workspace.mode != "live" && from && to && *from < *to)
        scope.showRange({*from, *to});
    m_window.navigator().setViews(workspace.views);
    m_window.navigator().show(std::max(0, pageIndex(QString::fromStdString(workspace.page))));
    if (const auto series = Selector::parse(workspace.series); series && !workspace.series.empty())
        m_window.panels().showSeries(*series);
}

DeepLink SessionDesk::here() const
{
    const Workspace now = workspace();
    DeepLink link{
        QString::fromStdString(now.page), now.from, now.to, {}, m_window.panels().shownSeries()};
    if (now.from.empty()) {
        link.from = "now-" + std::to_string(now.spanSeconds) + "s";
        link.to = "now";
    }
    if (const auto view = now.views.find(now.page); view != now.views.end())
        if (const auto model = view->second.find("model"); model != view->second.end())
            link.model = QString::fromStdString(model->second);
    return link;
}

void SessionDesk::follow(const DeepLink &link)
{
    TimeScope &scope = m_window.scope();
    if (!link.page.isEmpty())
        m_window.navigator().show(pageIndex(link.page));
    const Timestamp now = scope.now();
    const auto from = parseTime(link.from, now);
    const auto to = parseTime(link.to.empty() ? "now" : link.to, now);
    const bool isLive = link.to.empty() || link.to == "now";
    if (!link.from.empty() && from && to) {
        if (isLive && link.from.starts_with("now-"))
            scope.setSpan(*to - *from); // live again
        else
            scope.showRange({*from, *to});
    }
    if (!link.model.isEmpty())
        m_window.showModel(link.model);
    if (link.select)
        m_window.panels().showSeries(*link.select);
}

void SessionDesk::open()
{
    m_chooseOpen(&m_window, [this](const QStringList &paths) { Q_EMIT filesWanted(paths); });
}

void SessionDesk::saveAs()
{
    m_saver.saveBytes(
        QStringLiteral("session.perfdeck"), tr("PerfDeck sessions (*.perfdeck)"), [this] {
            const SessionFile session{workspace(), m_window.session().config().databasePath};
            return QByteArray::fromStdString(writeSession(session, {}));
        });
}

void SessionDesk::copyLink()
{
    const QString text = deepLinkText(here());
    QGuiApplication::clipboard()->setText(text);
    m_window.announce(tr("Copied %1").arg(text));
}

} // namespace perfdeck
