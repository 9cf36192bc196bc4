// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ShortcutSheet.h"

#include "widgets/models/ActionRegistry.h"
#include "widgets/style/Style.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace perfdeck {

namespace {

struct Gesture
{
    const char *words;
    const char *keys;
};

/// What charts understand; they are no actions of the window.
constexpr std::array kGestures{
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: zoom to a stretch of time"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Drag")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: zoom at the pointer"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Wheel")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: select a stretch of time"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Shift+Drag")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: zoom into values"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Alt+Drag")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: move in time"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Shift+Wheel, middle button")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: back to live"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Double click, 0")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: step the crosshair"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "← →")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: zoom in, zoom out"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "W S, + −")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: move in time by keys"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "A D")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: next and previous mark"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", ". ,")},
    Gesture{
        QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: open the mark, else pin the values"),
        QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Enter, click")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: show the selection"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "F")},
    Gesture{
        QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: select what is under the crosshair"),
        QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "R")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: write a note"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "N")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: logarithmic scale"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "L")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: where lines were expected"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "E")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: forecast"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "O")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: scale from zero"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Z")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: one series alone, or all again"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Click in the legend, Enter")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Chart: show or hide a series"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Ctrl+Click in the legend, Ctrl+Enter")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Legend: sort by the next column"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "S")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Legend: move a line to the other axis"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "A")},
    Gesture{QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Table: copy with headings"),
            QT_TRANSLATE_NOOP("perfdeck::ShortcutSheet", "Ctrl+C")},
};

constexpr int kLeastRow = 5 * Style::kGrid;

} // namespace

ShortcutSheet::ShortcutSheet(const Style &style, const ActionRegistry &actions, QWidget *parent)
    : SidePanel(style, tr("Keys and gestures"), parent)
    , m_actions(actions)
    , m_search(new QLineEdit)
    , m_table(new QTableWidget(0, 2))
{
    setObjectName(QStringLiteral("shortcutSheet"));
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search keys and gestures"));
    m_search->setClearButtonEnabled(true);
    m_table->setObjectName(QStringLiteral("shortcutTable"));
    m_table->setAccessibleName(tr("Keys and gestures"));
    m_table->horizontalHeader()->hide();
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setMinimumSectionSize(kLeastRow);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    content()->addWidget(m_search);
    content()->addWidget(m_table, 1);
    fill();
    connect(&actions, &ActionRegistry::keysChanged, this, &ShortcutSheet::fill);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutSheet::filter);
}

void ShortcutSheet::fill()
{
    m_table->setRowCount(0);
    for (const QAction *action : m_actions.actions())
        if (const QString keys = keysText(m_actions.keys(action)); !keys.isEmpty())
            addRow(m_actions.words(action), keys);
    for (const Gesture &gesture : kGestures)
        addRow(tr(gesture.words), tr(gesture.keys));
    filter(m_search->text());
}

void ShortcutSheet::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

int ShortcutSheet::shownRows() const
{
    int shown = 0;
    for (int row = 0; row < m_table->rowCount(); ++row)
        shown += m_table->isRowHidden(row) ? 0 : 1;
    return shown;
}

void ShortcutSheet::addRow(const QString &words, const QString &keys)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, 0, new QTableWidgetItem(words));
    m_table->setItem(row, 1, new QTableWidgetItem(keys));
}

void ShortcutSheet::filter(const QString &words)
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const bool fits = m_table->item(row, 0)->text().contains(words, Qt::CaseInsensitive)
            || m_table->item(row, 1)->text().contains(words, Qt::CaseInsensitive);
        m_table->setRowHidden(row, !fits);
    }
}

} // namespace perfdeck
