// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/MachineModel.h"
#include "widgets/panels/SidePanel.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class RowTree;
class Session;

/// The parts of this machine: packages, caches, cores, devices on its bus, GPUs; below the tree all
/// that is known of the chosen part. GUI thread.
class MachinePanel final : public SidePanel
{
    Q_OBJECT

public:
    MachinePanel(Session &session, const Style &style, QWidget *parent = nullptr);

    void focusTree();

private:
    [[nodiscard]] QWidget *makeTree();
    void showMachine();
    void unfold();
    void showPart();

    Session &m_session;
    const Style &m_style;
    MachineModel m_machine;
    QStackedWidget *m_stack;
    RowTree *m_tree;
    QLabel *m_facts;
};

} // namespace perfdeck
