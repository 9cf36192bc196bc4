// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowModel.h"

#include <QWidget>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// One answer to a question of the banner; without `run` nothing happens.
struct BannerAnswer
{
    QString words;
    std::function<void()> run = {};
};

/// A strip across the window that says what is wrong and what to do; gone when all is well. GUI
/// thread.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(const Style &style, QWidget *parent = nullptr);

    /// Empty words hide it.
    void say(CellState level, const QString &words);
    /// A question in place, with a button for each answer; any answer ends it, and what was said
    /// before is said again.
    void ask(const QString &words, std::vector<BannerAnswer> answers);
    [[nodiscard]] QString words() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(CellState level, const QString &words);
    void endQuestion();

    const Style &m_style;
    CellState m_level = CellState::None;
    CellState m_saidLevel = CellState::None; ///< said while no question is open
    QString m_said;
    QWidget *m_answers = nullptr; ///< of the open question
    QLabel *m_words;
};

} // namespace perfdeck
