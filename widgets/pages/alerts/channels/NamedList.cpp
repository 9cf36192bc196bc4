// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/channels/NamedList.h"

#include "widgets/style/Style.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace perfdeck {

NamedList::NamedList(const char *objectName, const QString &name, bool isOrdered)
    : m_list(new QListWidget)
    , m_remove(new QPushButton(tr("Remove")))
{
    const QString prefix = QString::fromLatin1(objectName);
    m_list->setObjectName(prefix);
    m_list->setAccessibleName(name);
    auto *add = new QPushButton(tr("Add"));
    add->setObjectName(prefix + QStringLiteral("Add"));
    m_remove->setObjectName(prefix + QStringLiteral("Remove"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Style::kGrid);
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    connect(add, &QPushButton::clicked, this, &NamedList::addWanted);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeWanted(current()); });
    const auto addMove = [this, &buttons, &prefix](const QString &words, const char *id, int by) {
        auto *button = new QPushButton(words);
        button->setObjectName(prefix + QString::fromLatin1(id));
        buttons->addWidget(button);
        connect(
            button, &QPushButton::clicked, this, [this, by] { Q_EMIT moveWanted(current(), by); });
        return button;
    };
    if (isOrdered) {
        m_up = addMove(tr("Up"), "Up", -1);
        m_down = addMove(tr("Down"), "Down", 1);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        offer();
        Q_EMIT chosen(row);
    });
    offer();
}

void NamedList::offer()
{
    const int row = current();
    m_remove->setEnabled(row >= 0);
    if (m_up != nullptr) {
        m_up->setEnabled(row > 0);
        m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
    }
}

void NamedList::show(const QStringList &names)
{
    const int row = std::min(current(), int(names.size()) - 1);
    {
        const QSignalBlocker silent(m_list);
        m_list->clear();
        m_list->addItems(names);
        m_list->setCurrentRow(row < 0 && !names.isEmpty() ? 0 : row);
    }
    offer();
}

void NamedList::rename(int row, const QString &name)
{
    if (QListWidgetItem *item = m_list->item(row))
        item->setText(name);
}

int NamedList::current() const
{
    return m_list->currentRow();
}

void NamedList::choose(int row)
{
    m_list->setCurrentRow(row);
}

} // namespace perfdeck
