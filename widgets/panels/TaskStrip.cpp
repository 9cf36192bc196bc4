// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/TaskStrip.h"

#include "widgets/style/Style.h"

#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr auto kPatience = std::chrono::milliseconds(300);
constexpr int kSteps = 1000;
constexpr int kBarWidth = 240;

} // namespace

TaskStrip::TaskStrip(const Style &style, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("taskStrip"));
    setAccessibleName(tr("What is being done"));
    m_layout->setContentsMargins(3 * Style::kGrid, Style::kGrid, 3 * Style::kGrid, Style::kGrid);
    m_layout->setSpacing(Style::kGrid);
    hide();
}

TaskStrip::TaskId TaskStrip::begin(const QString &words, std::function<void()> cancel)
{
    auto *row = new QWidget;
    auto *label = new QLabel(words);
    label->setTextFormat(Qt::PlainText);
    auto *bar = new QProgressBar;
    bar->setRange(0, 0);
    bar->setFixedWidth(kBarWidth);
    bar->setTextVisible(false);
    auto *percent = new QLabel;
    percent->setObjectName(QStringLiteral("taskPercent"));
    percent->setFont(m_style.numberFont());
    percent->setMinimumWidth(percent->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bar->setAccessibleName(words);
    auto *stop = new QPushButton(tr("Cancel"));
    stop->setObjectName(QStringLiteral("cancelTask"));
    stop->setAccessibleName(tr("Cancel: %1").arg(words));
    stop->setVisible(bool(cancel));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label, 1);
    layout->addWidget(bar);
    layout->addWidget(percent);
    layout->addWidget(stop);
    m_layout->addWidget(row);
    row->hide();
    if (cancel)
        connect(stop, &QPushButton::clicked, row, std::move(cancel));
    QTimer::singleShot(kPatience, row, [this, row] {
        row->show();
        show();
    });
    m_tasks.emplace(++m_last, row);
    return m_last;
}

void TaskStrip::setProgress(TaskId task, double done)
{
    const auto at = m_tasks.find(task);
    if (at == m_tasks.end())
        return;
    auto *bar = at->second->findChild<QProgressBar *>();
    bar->setRange(0, done < 0 ? 0 : kSteps);
    bar->setValue(int(std::clamp(done, 0.0, 1.0) * kSteps));
    at->second->findChild<QLabel *>(QStringLiteral("taskPercent"))
        ->setText(done < 0 ? QString() : tr("%1 %").arg(int(std::clamp(done, 0.0, 1.0) * 100)));
}

void TaskStrip::end(TaskId task)
{
    const auto at = m_tasks.find(task);
    if (at == m_tasks.end())
        return;
    at->second->hide();
    at->second->deleteLater();
    m_tasks.erase(at);
    setVisible(
        std::ranges::any_of(m_tasks, [](const auto &entry) { return !entry.second->isHidden(); }));
}

void TaskStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_style.theme().raised);
    painter.fillRect(0, 0, width(), 1, m_style.theme().line);
}

} // namespace perfdeck
