// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/profiling/OpenedProfiles.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class ProfileFocus;
class Style;

/// Above the views of a profile: which one is shown and what it is held against, opening and
/// closing, and what is marked and chosen. GUI thread.
class ProfileBar final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the bar.
    ProfileBar(const Style &style,
               OpenedProfiles &opened,
               ProfileFocus &focus,
               QWidget *parent = nullptr);

    /// 0: none.
    [[nodiscard]] int shown() const;
    [[nodiscard]] int other() const;
    void choose(int id);
    void chooseOther(int id);

Q_SIGNALS:
    void openWanted();
    void recentWanted(const QString &path);
    void mergeWanted();
    void shownChanged(int id);
    void otherChanged(int id);

private:
    [[nodiscard]] QToolButton *addChip(const char *name, const QString &words);
    void fillRecent();
    void showOpened();
    void showSpan();
    void showLayer();

    OpenedProfiles &m_opened;
    ProfileFocus &m_focus;
    QComboBox *m_shown;
    QComboBox *m_other;
    QToolButton *m_open;
    QPushButton *m_merge;
    QPushButton *m_close;
    QToolButton *m_span = nullptr;
    QToolButton *m_layer = nullptr;
};

} // namespace perfdeck
