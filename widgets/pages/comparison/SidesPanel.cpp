// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/comparison/SidesPanel.h"

#include "widgets/models/TimeScope.h"
#include "widgets/panels/RangeField.h"
#include "widgets/panels/WrappedLabel.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace perfdeck {

namespace {

using std::chrono::hours;

constexpr int kGap = Style::kGrid;

struct Earlier
{
    Duration span;
    const char *text;
};

constexpr std::array kEarlier{
    Earlier{hours(1), QT_TRANSLATE_NOOP("perfdeck::SidesPanel", "An hour earlier")},
    Earlier{hours(24), QT_TRANSLATE_NOOP("perfdeck::SidesPanel", "A day earlier")},
    Earlier{hours(24 * 7), QT_TRANSLATE_NOOP("perfdeck::SidesPanel", "A week earlier")},
};

} // namespace

SidesPanel::SidesPanel(const Style &style, TimeScope &scope, QWidget *parent)
    : Panel(style, tr("Sides"), parent)
    , m_style(style)
    , m_scope(scope)
    , m_list(new RowTable(m_rows, style))
{
    setObjectName(QStringLiteral("sidesPanel"));
    m_list->setObjectName(QStringLiteral("sideTable"));
    m_list->setAccessibleName(tr("Sides that are compared"));
    m_list->setSortingEnabled(false); // A stays A
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->showColumns({SidesModel::Letter, SidesModel::Thing, SidesModel::Period},
                        SidesModel::Thing);
    m_list->installEventFilter(this);
    connect(m_list, &RowTable::currentIdChanged, this, &SidesPanel::showButtons);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGap);
    layout->addWidget(m_list, 1);
    layout->addWidget(makeButtons());
    layout->addWidget(makeForm());
    setContent(content);
    showButtons();
}

QWidget *SidesPanel::makeButtons()
{
    m_first = new QPushButton(tr("Make A"));
    m_first->setObjectName(QStringLiteral("makeFirst"));
    m_first->setToolTip(tr("The others are compared with the chosen side"));
    connect(m_first, &QPushButton::clicked, this, &SidesPanel::makeFirst);
    m_earlier = new QToolButton;
    m_earlier->setObjectName(QStringLiteral("addEarlier"));
    m_earlier->setText(tr("Earlier"));
    m_earlier->setToolTip(tr("Adds the chosen side once more, at an earlier time"));
    m_earlier->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_earlier);
    for (const Earlier &each : kEarlier)
        connect(menu->addAction(tr(each.text)),
                &QAction::triggered,
                this,
                [this, span = each.span] { addEarlier(span); });
    m_earlier->setMenu(menu);
    m_remove = new QPushButton(tr("Remove"));
    m_remove->setObjectName(QStringLiteral("removeSide"));
    m_remove->setToolTip(tr("Takes the chosen side out of the comparison (Del)"));
    connect(m_remove, &QPushButton::clicked, this, &SidesPanel::remove);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(kGap, 0, kGap, 0);
    layout->setSpacing(kGap);
    auto *file = new QPushButton(tr("File …"));
    file->setObjectName(QStringLiteral("addFile"));
    file->setToolTip(tr("Adds a CSV or JSON file of series"));
    connect(file, &QPushButton::clicked, this, &SidesPanel::chooseFile);
    layout->addWidget(m_first);
    layout->addWidget(m_earlier);
    layout->addWidget(file);
    layout->addStretch();
    layout->addWidget(m_remove);
    return row;
}

QWidget *SidesPanel::makeForm()
{
    m_thing = new QComboBox;
    m_thing->setObjectName(QStringLiteral("sideThing"));
    m_thing->setAccessibleName(tr("What to add"));
    m_thing->setEditable(true);
    m_thing->setInsertPolicy(QComboBox::NoInsert);
    m_thing->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_thing->lineEdit()->setAccessibleName(m_thing->accessibleName());
    m_thing->view()->setAccessibleName(m_thing->accessibleName());
    m_thing->completer()->setFilterMode(Qt::MatchContains);
    m_thing->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_period = new QLineEdit;
    m_period->setObjectName(QStringLiteral("sidePeriod"));
    m_period->setAccessibleName(tr("When"));
    m_period->setPlaceholderText(tr("as shown"));
    m_period->setToolTip(
        tr("Empty: what the window shows. -1d: a day earlier. Or a range as in the "
           "field above: now-2h .. now-1h, 14:00-15:00, 2026-11-20"));
    m_add = new QPushButton(tr("Add"));
    m_add->setObjectName(QStringLiteral("addSide"));
    connect(m_add, &QPushButton::clicked, this, &SidesPanel::add);
    connect(m_period, &QLineEdit::returnPressed, this, &SidesPanel::add);
    m_problem = new WrappedLabel;
    m_problem->setObjectName(QStringLiteral("sideProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *form = new QWidget;
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(kGap, kGap, kGap, kGap);
    layout->setSpacing(kGap);
    layout->addWidget(m_thing);
    auto *row = new QHBoxLayout;
    row->addWidget(m_period, 1);
    row->addWidget(m_add);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    return form;
}

void SidesPanel::setThings(ComparableThingsPtr things)
{
    if (m_things && *m_things == *things)
        return;
    m_things = std::move(things);
    const QString typed = m_thing->currentText();
    const bool wasFilled = m_thing->count() > 0;
    m_thing->clear();
    for (const ComparableThing &thing : *m_things)
        m_thing->addItem(thingName(thing) + QStringLiteral(" – ") + kindName(thing.kind));
    if (wasFilled)
        m_thing->setCurrentText(typed);
    m_add->setEnabled(!m_things->empty());
}

void SidesPanel::setSides(std::vector<ChosenSide> sides)
{
    if (sides == m_sides)
        return;
    m_sides = std::move(sides);
    m_rows.setRows(sideRows(m_sides));
    showButtons();
    Q_EMIT sidesChanged();
}

int SidesPanel::current() const
{
    return m_rows.rowOf(m_list->currentId());
}

void SidesPanel::add()
{
    const int at = m_thing->findText(m_thing->currentText());
    if (at < 0 || !m_things)
        return tell(
            tr("Nothing is called “%1”; choose from the list.").arg(m_thing->currentText()));
    ChosenSide side = sideOf((*m_things)[std::size_t(at)]);
    side.period = m_period->text().trimmed();
    if (const auto range = periodRange(side.period, m_scope); !range)
        return tell(rangeProblemText(range.error()));
    tell({});
    std::vector<ChosenSide> sides = m_sides;
    sides.push_back(std::move(side));
    setSides(std::move(sides));
}

void SidesPanel::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Add a file"), QString(), tr("Series (*.csv *.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SidesPanel::addFile);
    dialog->open();
}

void SidesPanel::addFile(const QString &path)
{
    tell({});
    std::vector<ChosenSide> sides = m_sides;
    sides.push_back(sideOfFile(path));
    setSides(std::move(sides));
}

void SidesPanel::addEarlier(Duration earlier)
{
    if (current() < 0)
        return;
    std::vector<ChosenSide> sides = m_sides;
    ChosenSide side = sides[std::size_t(current())];
    side.period = QChar(u'-') + QString::fromStdString(durationExpression(earlier));
    sides.push_back(std::move(side));
    setSides(std::move(sides));
}

void SidesPanel::makeFirst()
{
    const int at = current();
    if (at <= 0)
        return;
    std::vector<ChosenSide> sides = m_sides;
    std::rotate(sides.begin(), sides.begin() + at, sides.begin() + at + 1);
    setSides(std::move(sides));
}

void SidesPanel::remove()
{
    const int at = current();
    if (at < 0)
        return;
    std::vector<ChosenSide> sides = m_sides;
    sides.erase(sides.begin() + at);
    setSides(std::move(sides));
}

void SidesPanel::showButtons()
{
    const int at = current();
    m_first->setEnabled(at > 0);
    m_remove->setEnabled(at >= 0);
    m_earlier->setEnabled(at >= 0 && m_sides[std::size_t(at)].file.isEmpty());
}

void SidesPanel::tell(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

bool SidesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        remove();
        return true;
    }
    return Panel::eventFilter(watched, event);
}

} // namespace perfdeck
