// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/UndoBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace perfdeck {

UndoBar::UndoBar(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel)
    , m_undo(new QPushButton(tr("&Undo")))
{
    setObjectName(QStringLiteral("undoBar"));
    m_undo->setObjectName(QStringLiteral("undoDelete"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_undo);
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &UndoBar::end);
    connect(m_undo, &QPushButton::clicked, this, &UndoBar::takeBack);
    hide();
}

void UndoBar::offer(std::function<void()> undo, const std::function<QString(int)> &words)
{
    m_steps.push_back(std::move(undo));
    m_words->setText(words(int(m_steps.size())));
    m_undo->setAccessibleName(tr("%1: undo").arg(m_words->text()));
    m_end.start(kOffered);
    show();
}

void UndoBar::takeBack()
{
    const auto steps = std::exchange(m_steps, {});
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        (*step)();
    end();
}

void UndoBar::end()
{
    m_steps.clear();
    m_end.stop();
    hide();
}

} // namespace perfdeck
