// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SessionDesk.h"

#include "app/MainWindow.h"
#include "app/Pages.h"
#include "core/engine/Session.h"
#include "core/model/TimeRange.h"
#include "widgets/export/FileSaver.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>

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
                "All that can be opened (*.perfdeck *.db *.csv *.prom *.om *.txt *.json "
                "*.json.gz *.onnx *.log);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        QObject::connect(dialog, &QFileDialog::filesSelected, dialog, std::move(chosen));
        dialog->open();
    };
}

struct ModeName
{
    TimeView::Mode mode;
    std::string_view name; ///< in files: never to be changed
};

constexpr std::array kModes{
    ModeName{TimeView::Mode::Live, "live"},
    ModeName{TimeView::Mode::Growing, "growing"},
    ModeName{TimeView::Mode::Paused, "paused"},
    ModeName{TimeView::Mode::History, "history"},
};

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

Duration duration(double seconds)
{
    return std::chrono::round<Duration>(std::chrono::duration<double>(seconds));
}

void store(const TimeScope &scope, Workspace &workspace)
{
    const TimeView &view = scope.view();
    workspace.mode = std::ranges::find(kModes, view.mode, &ModeName::mode)->name;
    workspace.spanSeconds = seconds(view.span);
    workspace.earlierSeconds = seconds(view.earlier);
    workspace.shownZone = view.zone.id().toStdString();
    if (view.mode != TimeView::Mode::Live) {
        workspace.from = toIso8601(scope.range().from);
        workspace.to = toIso8601(scope.range().to);
    }
    if (view.since)
        workspace.since = toIso8601(*view.since);
}

/// What cannot be understood, or would be an empty range, is live.
TimeView viewOf(const Workspace &workspace, const TimeScope &scope)
{
    TimeView view;
    const auto mode = std::ranges::find(kModes, workspace.mode, &ModeName::name);
    view.mode = mode == kModes.end() ? TimeView::Mode::Live : mode->mode;
    view.span = duration(workspace.spanSeconds);
    view.earlier = duration(workspace.earlierSeconds);
    const QTimeZone zone(QByteArray::fromStdString(workspace.shownZone));
    view.zone = zone.isValid() ? zone : scope.zone();
    const auto from = parseTime(workspace.from, scope.now());
    const auto to = parseTime(workspace.to, scope.now());
    if (from && to)
        view.fixed = {*from, *to};
    if (const auto since = parseTime(workspace.since, scope.now()))
        view.since = *since;
    else if (view.mode == TimeView::Mode::Growing && from)
        view.since = *from;
    const bool isFixed
        = view.mode == TimeView::Mode::Paused || view.mode == TimeView::Mode::History;
    if (isFixed && view.fixed.isEmpty())
        view.mode = TimeView::Mode::Live;
    return view;
}

} // namespace

SessionDesk::SessionDesk(MainWindow &window)
    : m_window(window)
    , m_chooseOpen(openDialog())
{
}

Workspace SessionDesk::workspace() const
{
    Workspace workspace;
    workspace.page = pageEntries()[std::size_t(m_window.navigator().current())].name;
    workspace.geometry = m_window.saveGeometry().toBase64().toStdString();
    store(m_window.scope(), workspace);
    if (const auto series = m_window.panels().shownSeries())
        workspace.series = series->toString();
    workspace.views = m_window.navigator().views();
    return workspace;
}

void SessionDesk::restore(const Workspace &workspace)
{
    m_window.restoreGeometry(QByteArray::fromBase64(QByteArray::fromStdString(workspace.geometry)));
    m_window.scope().setView(viewOf(workspace, m_window.scope()));
    m_window.navigator().setViews(workspace.views);
    m_window.navigator().show(std::max(0, pageIndex(QString::fromStdString(workspace.page))));
    if (const auto series = Selector::parse(workspace.series); series && !workspace.series.empty())
        m_window.panels().showSeries(*series);
}

SessionFile SessionDesk::file() const
{
    return {workspace(), m_window.session().config().databasePath, m_restored};
}

void SessionDesk::restore(const SessionFile &file)
{
    m_restored = file.text;
    restore(file.workspace);
}

DeepLink SessionDesk::here() const
{
    const Workspace now = workspace();
    DeepLink link{
        QString::fromStdString(now.page), now.from, now.to, {}, m_window.panels().shownSeries()};
    if (now.from.empty()) {
        link.from = "now-" + std::to_string(std::llround(now.spanSeconds)) + "s";
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
    if (link.alert.isValid())
        m_window.showAlert(link.alert);
    if (link.select)
        m_window.panels().showSeries(*link.select);
}

void SessionDesk::open()
{
    m_chooseOpen(&m_window, [this](const QStringList &paths) { Q_EMIT filesWanted(paths); });
}

void SessionDesk::saveAs()
{
    FileSaver::of(m_window).save(m_window,
                                 QStringLiteral("session.perfdeck"),
                                 tr("PerfDeck sessions (*.perfdeck)"),
                                 [this](const QString &path) {
                                     return wholeContent([session = file(), path]() mutable {
                                         // A file that is replaced may know more than this program.
                                         if (QFile old(path);
                                             session.text.empty() && old.open(QIODevice::ReadOnly))
                                             session.text = old.read(kLargestSession).toStdString();
                                         return QByteArray::fromStdString(writeSession(session));
                                     });
                                 });
}

void SessionDesk::copyLink()
{
    const QString text = deepLinkText(here());
    QGuiApplication::clipboard()->setText(text);
    m_window.announce(tr("Copied %1").arg(text));
}

} // namespace perfdeck
