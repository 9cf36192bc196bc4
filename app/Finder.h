// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"
#include "core/query/SeriesNames.h"
#include "widgets/models/PaletteModel.h"
#include "widgets/pages/dashboard/DashboardShelf.h"
#include "widgets/panels/CommandPalette.h"

#include <QObject>

namespace perfdeck {

class MainWindow;

/// Fills the palette: with every action, or with every place one can go to (tab, model, source,
/// metric, event, note, dashboard). What must be asked for is added when the answer comes. GUI
/// thread.
class Finder final : public QObject
{
    Q_OBJECT

public:
    explicit Finder(MainWindow &window);

    void openCommands();
    void openPlaces();
    /// All dashboards of the user, read on another thread; not when `receiver` is gone by then.
    void askDashboards(QObject *receiver,
                       std::function<void(const std::vector<ShelvedDashboard> &)> answer);

private:
    [[nodiscard]] std::vector<PaletteItem> commands() const;
    [[nodiscard]] std::vector<PaletteItem> tabs() const;
    [[nodiscard]] std::vector<PaletteItem> sources() const;
    [[nodiscard]] std::vector<PaletteItem> named(const SeriesNames &names) const;
    [[nodiscard]] std::vector<PaletteItem> happened(const std::vector<Event> &events) const;
    [[nodiscard]] std::vector<PaletteItem> notes() const;
    [[nodiscard]] std::vector<PaletteItem>
    dashboards(const std::vector<ShelvedDashboard> &found) const;
    void askPlaces();
    void open(const QString &hint, std::vector<PaletteItem> items);
    void noteUse(const QString &id);

    MainWindow &m_window;
    CommandPalette *m_palette = nullptr; ///< made at first use; the window owns it
    unsigned m_opened = 0; ///< answers for an earlier opening are dropped
};

} // namespace perfdeck
