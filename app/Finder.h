// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"
#include "core/query/SeriesNames.h"
#include "widgets/models/PaletteModel.h"
#include "widgets/panels/CommandPalette.h"

#include <QObject>

namespace perfdeck {

class MainWindow;

/// Fills the palette: with every action, or with every place one can go to (tab, model, source,
/// metric, event). What must be asked for is added when the answer comes. GUI thread.
class Finder final : public QObject
{
    Q_OBJECT

public:
    explicit Finder(MainWindow &window);

    void openCommands();
    void openPlaces();

private:
    [[nodiscard]] std::vector<PaletteItem> commands() const;
    [[nodiscard]] std::vector<PaletteItem> tabs() const;
    [[nodiscard]] std::vector<PaletteItem> sources() const;
    [[nodiscard]] std::vector<PaletteItem> named(const SeriesNames &names) const;
    [[nodiscard]] std::vector<PaletteItem> happened(const std::vector<Event> &events) const;
    void askPlaces();
    void open(const QString &hint, std::vector<PaletteItem> items);
    void noteUse(const QString &id);

    MainWindow &m_window;
    CommandPalette *m_palette = nullptr; ///< made at first use; the window owns it
    unsigned m_opened = 0; ///< answers for an earlier opening are dropped
};

} // namespace perfdeck
