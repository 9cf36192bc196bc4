// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Finder.h"

#include "app/MainWindow.h"
#include "app/Pages.h"
#include "core/engine/Session.h"
#include "widgets/models/SourcesModel.h"
#include "widgets/panels/NotesPanel.h"
#include "widgets/style/CoreWords.h"
#include "widgets/style/Format.h"

#include <QAction>

#include <iterator>
#include <ranges>
#include <utility>

namespace perfdeck {

namespace {

constexpr qsizetype kRemembered = 20;
constexpr std::size_t kMostEvents = 500;
constexpr auto kEventsOf = std::chrono::days(7);
constexpr auto kAroundEvent = std::chrono::minutes(5);

void append(std::vector<PaletteItem> &to, std::vector<PaletteItem> more)
{
    std::ranges::move(more, std::back_inserter(to));
}

} // namespace

Finder::Finder(MainWindow &window)
    : QObject(&window)
    , m_window(window)
{
}

void Finder::openCommands()
{
    open(tr("Type a command"), commands());
}

void Finder::openPlaces()
{
    std::vector<PaletteItem> items = tabs();
    append(items, sources());
    append(items, notes());
    open(tr("Go to a tab, dashboard, model, source, metric, event or note"), std::move(items));
    askPlaces();
}

void Finder::open(const QString &hint, std::vector<PaletteItem> items)
{
    ++m_opened;
    if (m_palette == nullptr) {
        m_palette = new CommandPalette(m_window.look(), &m_window);
        connect(m_palette, &CommandPalette::chosen, this, &Finder::noteUse);
    }
    QStringList recent;
    for (const std::string &id : m_window.settings().settings().recentPlaces)
        recent.append(QString::fromStdString(id));
    m_palette->open(hint, std::move(items), recent);
}

void Finder::noteUse(const QString &id)
{
    std::vector<std::string> &recent = m_window.settings().edit().recentPlaces;
    std::erase(recent, id.toStdString());
    recent.insert(recent.begin(), id.toStdString());
    if (recent.size() > kRemembered)
        recent.resize(kRemembered);
}

std::vector<PaletteItem> Finder::commands() const
{
    const ActionRegistry &registry = m_window.actionRegistry();
    std::vector<PaletteItem> items;
    for (QAction *action : registry.actions())
        if (action->isEnabled())
            items.push_back({action->objectName(),
                             registry.menu(action),
                             registry.words(action),
                             keysText(registry.keys(action)),
                             [action] { action->trigger(); }});
    return items;
}

std::vector<PaletteItem> Finder::tabs() const
{
    std::vector<PaletteItem> items;
    int index = 0;
    for (const PageEntry &entry : pageEntries()) {
        items.push_back({QStringLiteral("tab-") + QString::fromLatin1(entry.name),
                         tr("Tab"),
                         QCoreApplication::translate("Pages", entry.title),
                         QCoreApplication::translate("Pages", entry.hint),
                         [this, index] { m_window.navigator().show(index); }});
        ++index;
    }
    return items;
}

std::vector<PaletteItem> Finder::sources() const
{
    std::vector<PaletteItem> items;
    for (const SourceRow &row : sourceRows(m_window.session().sources(), m_window.scope().now()))
        items.push_back(
            {QStringLiteral("source-") + row.name,
             tr("Source"),
             row.name,
             row.url.isEmpty() ? row.stateText : row.url + QStringLiteral(" · ") + row.stateText,
             [this, id = row.id] { m_window.panels().showSource(id); }});
    return items;
}

std::vector<PaletteItem> Finder::named(const SeriesNames &names) const
{
    std::vector<PaletteItem> items;
    for (const NameCount &model : names.models)
        items.push_back(
            {QStringLiteral("model-") + QString::fromStdString(model.name),
             tr("Model"),
             QString::fromStdString(model.name),
             tr("%n series", nullptr, int(model.series)),
             [this, name = model.name] { m_window.showModel(QString::fromStdString(name)); }});
    for (const NameCount &metric : names.metrics)
        items.push_back({QStringLiteral("metric-") + QString::fromStdString(metric.name),
                         tr("Metric"),
                         QString::fromStdString(metric.name),
                         tr("%n series", nullptr, int(metric.series)),
                         [this, name = metric.name] {
                             m_window.panels().showSeries({name, {}});
                         }});
    return items;
}

std::vector<PaletteItem> Finder::happened(const std::vector<Event> &events) const
{
    std::vector<PaletteItem> items;
    for (const Event &event : events)
        items.push_back(
            {QStringLiteral("event-") + QString::number(event.time.time_since_epoch().count()),
             tr("Event"),
             coreText(event.text),
             formatDateTime(event.time, m_window.zone()),
             [this, time = event.time] {
                 m_window.scope().showRange({time - kAroundEvent, time + kAroundEvent});
             }});
    return items;
}

std::vector<PaletteItem> Finder::notes() const
{
    std::vector<PaletteItem> items;
    for (const Note &note : *m_window.session().notes() | std::views::reverse) // newest first
        items.push_back({QStringLiteral("note-") + QString::number(note.id.value()),
                         tr("Note"),
                         QString::fromStdString(note.text).simplified(),
                         formatDateTime(note.from, m_window.zone()) + QStringLiteral(" · ")
                             + QString::fromStdString(note.author),
                         [this, note] {
                             TimeScope &scope = m_window.scope();
                             scope.showRange(rangeAround(note, scope.range().length()));
                             m_window.timeDesk().showNote(note.id);
                         }});
    return items;
}

std::vector<PaletteItem> Finder::dashboards(const std::vector<ShelvedDashboard> &found) const
{
    std::vector<PaletteItem> items;
    for (const ShelvedDashboard &kept : found)
        items.push_back({QStringLiteral("dashboard-") + kept.file,
                         tr("Dashboard"),
                         QString::fromStdString(kept.dashboard.title),
                         kept.file,
                         [this, file = kept.file] { m_window.showDashboard(file); }});
    return items;
}

void Finder::askDashboards(QObject *receiver,
                           std::function<void(const std::vector<ShelvedDashboard> &)> answer)
{
    auto *shelf = new DashboardShelf(m_window.dashboardFolder(), this);
    connect(shelf, &DashboardShelf::loaded, receiver, std::move(answer));
    connect(shelf, &DashboardShelf::loaded, shelf, &QObject::deleteLater);
    shelf->load();
}

void Finder::askPlaces()
{
    const unsigned opened = m_opened;
    askDashboards(this, [this, opened](const std::vector<ShelvedDashboard> &found) {
        if (opened == m_opened)
            m_palette->addItems(dashboards(found));
    });
    m_window.session().askNames(this, [this, opened](const SeriesNamesPtr &names) {
        if (opened == m_opened)
            m_palette->addItems(named(*names));
    });
    const Timestamp now = m_window.scope().now();
    m_window.session().askEvents(
        {now - kEventsOf, TimeRange::everything().to},
        kMostEvents,
        this,
        [this, opened](const std::shared_ptr<const std::vector<Event>> &events) {
            if (opened == m_opened)
                m_palette->addItems(happened(*events));
        });
}

} // namespace perfdeck
