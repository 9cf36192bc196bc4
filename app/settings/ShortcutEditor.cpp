// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/ShortcutEditor.h"

#include "app/settings/KeyField.h"
#include "widgets/models/ActionRegistry.h"
#include "widgets/style/Style.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace perfdeck {

namespace {

enum Column
{
    Words,
    Menu,
    Keys,
    ColumnCount
};

constexpr int kActionRole = Qt::UserRole;

} // namespace

ShortcutEditor::ShortcutEditor(ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_search(new QLineEdit)
    , m_table(new QTableWidget(0, ColumnCount))
    , m_key(new KeyField)
    , m_assign(new QPushButton(tr("Assign")))
    , m_clear(new QPushButton(tr("No key")))
    , m_reset(new QPushButton(tr("Default")))
    , m_resetAll(new QPushButton(tr("All to default")))
    , m_note(new QLabel)
{
    m_search->setObjectName(QStringLiteral("keySearch"));
    m_search->setPlaceholderText(tr("Search actions and keys"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_note->setObjectName(QStringLiteral("keyNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Style::kGrid);
    layout->addWidget(m_search);
    layout->addWidget(makeTable(), 1);
    layout->addWidget(makeKeys());
    layout->addWidget(m_note);
    fill();
    connect(&actions, &ActionRegistry::keysChanged, this, &ShortcutEditor::fill);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutEditor::filter);
}

QWidget *ShortcutEditor::makeTable()
{
    m_table->setObjectName(QStringLiteral("keyTable"));
    m_table->setAccessibleName(tr("Actions and their keys"));
    m_table->setHorizontalHeaderLabels({tr("Action"), tr("Menu"), tr("Keys")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setMinimumSectionSize(5 * Style::kGrid);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Words, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    connect(m_table, &QTableWidget::currentCellChanged, this, &ShortcutEditor::showChosen);
    return m_table;
}

QWidget *ShortcutEditor::makeKeys()
{
    m_key->setObjectName(QStringLiteral("newKey"));
    m_key->setAccessibleName(tr("New key of the chosen action"));
    m_assign->setObjectName(QStringLiteral("assignKey"));
    m_clear->setObjectName(QStringLiteral("clearKey"));
    m_reset->setObjectName(QStringLiteral("resetKey"));
    m_resetAll->setObjectName(QStringLiteral("resetKeys"));
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_key, 1);
    for (QPushButton *button : {m_assign, m_clear, m_reset, m_resetAll}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    connect(m_key, &KeyField::keyChanged, this, &ShortcutEditor::showConflict);
    connect(m_assign, &QPushButton::clicked, this, &ShortcutEditor::assign);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_actions.setKeys(chosen(), {}); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_actions.resetKeys(chosen()); });
    connect(m_resetAll, &QPushButton::clicked, &m_actions, &ActionRegistry::resetAll);
    return row;
}

void ShortcutEditor::fill()
{
    const int current = m_table->currentRow();
    m_table->setRowCount(0);
    for (QAction *action : m_actions.actions()) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        const QString keys = keysText(m_actions.keys(action));
        const bool isOwn = !m_actions.hasDefaultKeys(action);
        auto *words = new QTableWidgetItem(m_actions.words(action));
        words->setData(kActionRole, QVariant::fromValue<QObject *>(action));
        m_table->setItem(row, Words, words);
        m_table->setItem(row, Menu, new QTableWidgetItem(m_actions.menu(action)));
        m_table->setItem(
            row, Keys, new QTableWidgetItem(isOwn ? tr("%1 (changed)").arg(keys) : keys));
    }
    filter(m_search->text());
    m_table->setCurrentCell(std::max(0, current), 0);
}

void ShortcutEditor::filter(const QString &words)
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        bool fits = false;
        for (int column = 0; column < ColumnCount; ++column)
            fits = fits || m_table->item(row, column)->text().contains(words, Qt::CaseInsensitive);
        m_table->setRowHidden(row, !fits);
    }
}

QAction *ShortcutEditor::chosen() const
{
    const QTableWidgetItem *item = m_table->item(m_table->currentRow(), Words);
    return item == nullptr ? nullptr
                           : qobject_cast<QAction *>(item->data(kActionRole).value<QObject *>());
}

void ShortcutEditor::showChosen()
{
    const QAction *action = chosen();
    m_key->forget();
    m_clear->setEnabled(action != nullptr && !m_actions.keys(action).isEmpty());
    m_reset->setEnabled(action != nullptr && !m_actions.hasDefaultKeys(action));
    m_resetAll->setEnabled(!m_actions.overrides().empty());
}

void ShortcutEditor::showConflict()
{
    const QKeySequence key = m_key->key();
    const QAction *action = chosen();
    const QAction *holder = key.isEmpty() ? nullptr : m_actions.holder(key);
    m_assign->setEnabled(action != nullptr && !key.isEmpty() && holder != action);
    const QString name = key.toString(QKeySequence::NativeText);
    if (key.isEmpty())
        m_note->setText(tr("Choose an action, put the cursor into the field and press the key."));
    else if (holder == nullptr)
        m_note->setText(tr("%1 is free.").arg(name));
    else if (holder == action)
        m_note->setText(tr("%1 is the key of this action already.").arg(name));
    else
        m_note->setText(tr("%1 belongs to “%2”, which loses it when you assign it here.")
                            .arg(name, m_actions.words(holder)));
}

void ShortcutEditor::assign()
{
    const QAction *action = chosen();
    const QKeySequence key = m_key->key();
    if (const QAction *holder = m_actions.holder(key)) {
        QList<QKeySequence> left = m_actions.keys(holder);
        left.removeAll(key);
        m_actions.setKeys(holder, left);
    }
    m_actions.setKeys(action, {key});
}

} // namespace perfdeck
