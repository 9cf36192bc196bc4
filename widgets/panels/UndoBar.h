// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

/// Says what was just deleted and takes it back for ten seconds; what follows within them is taken
/// back together. Hidden otherwise. GUI thread.
class UndoBar final : public QWidget
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent = nullptr);

    /// `words` say it: "2 notes deleted".
    void offer(std::function<void()> undo, const std::function<QString(int count)> &words);

    static constexpr std::chrono::seconds kOffered{10};

private:
    void takeBack();
    void end();

    std::vector<std::function<void()>> m_steps;
    QTimer m_end;
    QLabel *m_words;
    QPushButton *m_undo;
};

} // namespace perfdeck
