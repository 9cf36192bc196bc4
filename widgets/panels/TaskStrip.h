// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstdint>
#include <functional>
#include <map>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// What takes long, one line each: words, how far it is, a button that ends it. A task shows only
/// when it takes longer than 300 ms. GUI thread.
class TaskStrip final : public QWidget
{
    Q_OBJECT

public:
    using TaskId = std::uint64_t;

    explicit TaskStrip(const Style &style, QWidget *parent = nullptr);

    /// `cancel` may be empty where the task cannot be ended.
    TaskId begin(const QString &words, std::function<void()> cancel);
    /// From 0 to 1; below 0: not known.
    void setProgress(TaskId task, double done);
    void end(TaskId task);

    [[nodiscard]] int running() const { return int(m_tasks.size()); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Style &m_style;
    QVBoxLayout *m_layout;
    TaskId m_last = 0;
    std::map<TaskId, QWidget *> m_tasks;
};

} // namespace perfdeck
