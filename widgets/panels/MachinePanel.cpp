// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/MachinePanel.h"

#include "core/engine/Session.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTree.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace perfdeck {

namespace {

/// A machine of so many parts is shown unfolded; of a larger one the upper levels.
constexpr std::size_t kUnfolded = 60;
constexpr int kUpperLevels = 2;
constexpr int kIndentation = 12;
constexpr int kPartWidth = 190;
constexpr int kFactLines = 9;

} // namespace

MachinePanel::MachinePanel(Session &session, const Style &style, QWidget *parent)
    : SidePanel(style, tr("This machine"), parent)
    , m_session(session)
    , m_style(style)
    , m_stack(new QStackedWidget)
    , m_tree(new RowTree)
    , m_facts(new QLabel)
{
    setObjectName(QStringLiteral("machinePanel"));
    m_stack->addWidget(makeTree());
    m_stack->addWidget(new EmptyState(style,
                                      tr("Its parts are not known"),
                                      tr("They are read while this machine is collected.")));
    content()->addWidget(m_stack, 1);
    connect(&session, &Session::sourcesChanged, this, &MachinePanel::showMachine);
    m_stack->setCurrentIndex(1);
    showMachine();
}

QWidget *MachinePanel::makeTree()
{
    m_tree->setObjectName(QStringLiteral("machineTree"));
    m_tree->setAccessibleName(tr("Parts of this machine"));
    m_tree->setModel(&m_machine);
    m_tree->setIndentation(kIndentation);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(MachineModel::Part, kPartWidth);
    m_facts->setObjectName(QStringLiteral("machineFacts"));
    m_facts->setAccessibleName(tr("What is known of the chosen part"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts->setWordWrap(true);
    m_facts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_facts->setMinimumHeight(QFontMetrics(m_style.font()).lineSpacing() * kFactLines);
    auto *area = new QWidget;
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Style::kGrid);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_facts);
    connect(m_tree->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &MachinePanel::showPart);
    return area;
}

void MachinePanel::focusTree()
{
    m_tree->setFocus();
}

/// Sources change all the time, the machine hardly ever.
void MachinePanel::showMachine()
{
    const EntityTreePtr machine = m_session.machine();
    if (machine == m_machine.tree() || !machine || machine->empty())
        return;
    m_machine.setTree(machine);
    m_stack->setCurrentIndex(0);
    unfold();
    m_tree->setCurrentIndex(m_machine.index(0, MachineModel::Part));
    showPart();
}

/// GPUs are what one looks for: they are always to be seen.
void MachinePanel::unfold()
{
    if (m_machine.tree()->size() <= kUnfolded)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(kUpperLevels);
    for (const QModelIndex &gpu : m_machine.ofKind(Entity::Kind::Gpu))
        for (QModelIndex above = gpu.parent(); above.isValid(); above = above.parent())
            m_tree->expand(above);
}

void MachinePanel::showPart()
{
    const Entity *part = m_machine.entity(m_tree->currentIndex());
    m_facts->setText(part == nullptr ? QString() : attributeLines(*part));
}

} // namespace perfdeck
