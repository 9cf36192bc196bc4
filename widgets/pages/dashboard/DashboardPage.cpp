// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/dashboard/DashboardPage.h"

#include "core/dashboard/DashboardGrid.h"
#include "widgets/models/ViewHistory.h"
#include "widgets/pages/dashboard/DashboardBoard.h"
#include "widgets/pages/dashboard/ItemForm.h"
#include "widgets/pages/dashboard/ItemView.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/StateLabel.h"
#include "widgets/panels/UndoBar.h"
#include "widgets/panels/VerticalScroll.h"
#include "widgets/style/Style.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMargin = 3 * Style::kGrid;
constexpr int kGap = 2 * Style::kGrid;
constexpr int kChoiceWidth = 220;
constexpr const char *kShownKey = "dashboard";

using Kind = DashboardItem::Kind;

GridPlace usualPlace(Kind kind)
{
    return kind == Kind::Tile ? GridPlace{0, 0, 3, 2} : GridPlace{0, 0, 6, 5};
}

} // namespace

DashboardPage::DashboardPage(PageContext context, QWidget *parent)
    : Page(std::move(context), parent)
    , m_shelf(this->context().dashboardFolder)
    , m_choice(new QComboBox)
    , m_title(new QLineEdit)
    , m_undo(new UndoBar)
    , m_stack(new QStackedWidget)
    , m_board(new DashboardBoard(this->context(), [this](Feed &feed) { run(feed); }))
    , m_form(new ItemForm(this->context().style))
    , m_empty(new EmptyState(this->context().style, {}, {}))
    , m_said(new StateLabel(this->context().style, TextSize::Small))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kGap, kMargin, kMargin);
    layout->setSpacing(kGap);
    layout->addWidget(makeBar());
    layout->addWidget(m_said);
    layout->addWidget(m_undo);
    layout->addWidget(makeBody(), 1);
    m_said->setObjectName(QStringLiteral("dashboardMessage"));
    m_said->hide();
    connect(m_choice, &QComboBox::activated, this, &DashboardPage::choose);
    connect(m_title, &QLineEdit::editingFinished, this, &DashboardPage::rename);
    connect(m_board, &DashboardBoard::changeWanted, this, &DashboardPage::change);
    connect(m_board, &DashboardBoard::itemChangeWanted, this, &DashboardPage::editItem);
    connect(m_board, &DashboardBoard::removalWanted, this, &DashboardPage::removeItem);
    connect(m_form, &ItemForm::accepted, this, &DashboardPage::takeItem);
    connect(m_form, &ItemForm::cancelled, this, &DashboardPage::closeForm);
    connect(m_empty, &EmptyState::actionWanted, this, [this] { addItem(Kind::Chart); });
    connect(&m_shelf, &DashboardShelf::loaded, this, &DashboardPage::listDashboards);
    connect(&m_shelf, &DashboardShelf::failed, this, [this](const QString &reason) {
        say(CellState::Critical, reason);
    });
    connect(&m_shelf,
            &DashboardShelf::imported,
            this,
            [this](const QString &, const Dashboard &dashboard) { create(dashboard); });
    setEdited(false);
    showState();
    m_shelf.load();
}

QWidget *DashboardPage::makeBar()
{
    auto *head = new QWidget;
    auto *bar = new QHBoxLayout(head);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(kGap);
    m_choice->setObjectName(QStringLiteral("dashboardChoice"));
    m_choice->setAccessibleName(tr("Dashboard"));
    m_choice->view()->setAccessibleName(tr("Dashboards"));
    m_choice->setMinimumWidth(kChoiceWidth);
    m_title->setObjectName(QStringLiteral("dashboardTitle"));
    m_title->setAccessibleName(tr("Title of the dashboard"));
    m_title->setPlaceholderText(tr("Title"));
    m_title->setMinimumWidth(kChoiceWidth / 3); // where room is scarce, buttons come first
    m_title->setMaximumWidth(kChoiceWidth);
    bar->addWidget(m_choice);
    bar->addWidget(m_title);
    makeEditButtons(*bar);
    bar->addStretch(1);
    connect(addButton(*bar, "dashboardNew", tr("New")), &QToolButton::clicked, this, [this] {
        create({tr("Dashboard %1").arg(m_kept.size() + 1).toStdString(), {}});
        setEdited(true);
    });
    connect(
        addButton(*bar, "dashboardImport", tr("Import …")), &QToolButton::clicked, this, [this] {
            auto *dialog = new QFileDialog(
                this, tr("Import a dashboard"), {}, tr("Dashboards (*.toml);;All files (*)"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &QFileDialog::fileSelected, this, &DashboardPage::importFile);
            dialog->open();
        });
    m_edit = addButton(*bar, "dashboardEdit", tr("Edit"));
    m_edit->setCheckable(true);
    connect(m_edit, &QToolButton::toggled, this, &DashboardPage::setEdited);
    return head;
}

void DashboardPage::makeEditButtons(QBoxLayout &bar)
{
    m_editors.push_back(m_title);
    QToolButton *add = addButton(bar, "dashboardAdd", tr("Add"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(add);
    for (const Kind kind : {Kind::Tile, Kind::Chart, Kind::Table, Kind::HeatMap})
        menu->addAction(itemKindWord(kind), this, [this, kind] { addItem(kind); });
    add->setMenu(menu);
    QToolButton *remove = addButton(bar, "dashboardRemove", tr("Remove dashboard"));
    connect(remove, &QToolButton::clicked, this, &DashboardPage::removeShown);
    m_editors.insert(m_editors.end(), {add, remove});
}

QToolButton *DashboardPage::addButton(QBoxLayout &bar, const char *name, const QString &words)
{
    auto *button = new QToolButton;
    button->setObjectName(QString::fromLatin1(name));
    button->setText(words);
    button->setAccessibleName(words);
    bar.addWidget(button);
    return button;
}

QWidget *DashboardPage::makeBody()
{
    auto *scroll = new VerticalScroll(m_board);
    m_empty->setIcon(QStringLiteral("dashboards"));
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_empty);
    auto *body = new QWidget;
    auto *layout = new QHBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kMargin);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_form, 0, Qt::AlignTop);
    m_form->hide();
    return body;
}

const Dashboard &DashboardPage::dashboard() const
{
    static const Dashboard kNone;
    return m_shown < 0 ? kNone : m_kept[std::size_t(m_shown)].dashboard;
}

void DashboardPage::listDashboards(const std::vector<ShelvedDashboard> &found)
{
    const QString shown = m_shown < 0 ? m_wanted : m_kept[std::size_t(m_shown)].file;
    m_kept = found;
    m_isLoaded = true;
    m_shown = -1;
    const auto at = std::ranges::find(m_kept, shown, &ShelvedDashboard::file);
    choose(at != m_kept.end() ? int(at - m_kept.begin()) : m_kept.empty() ? -1 : 0);
    for (const auto &[selector, isRate] : std::exchange(m_toPlot, {}))
        plot(selector, isRate);
}

void DashboardPage::choose(int index)
{
    m_shown = index;
    closeForm();
    m_board->setDashboard(dashboard());
    showState();
}

void DashboardPage::create(Dashboard dashboard)
{
    QStringList taken;
    for (const ShelvedDashboard &kept : m_kept)
        taken.append(kept.file);
    const QString file
        = DashboardShelf::fileNameFor(QString::fromStdString(dashboard.title), taken);
    m_kept.push_back({file, std::move(dashboard)});
    m_shelf.save(m_kept.back());
    choose(int(m_kept.size()) - 1);
}

void DashboardPage::removeShown()
{
    if (m_shown < 0)
        return;
    const auto [file, removed] = m_kept[std::size_t(m_shown)];
    m_shelf.remove(file);
    m_kept.erase(m_kept.begin() + m_shown);
    const int next = m_kept.empty() ? -1 : std::min(m_shown, int(m_kept.size()) - 1);
    m_shown = -1;
    choose(next);
    offerUndo(QString::fromStdString(removed.title), [this, file = file] { restore(file); });
}

void DashboardPage::offerUndo(const QString &title, std::function<void()> undo)
{
    m_undo->offer(std::move(undo), [title](int count) {
        return count == 1 ? tr("“%1” was removed.").arg(title)
                          : tr("“%1” and what was removed before it can be taken back.").arg(title);
    });
}

void DashboardPage::removeItem(int index)
{
    const QString file = m_kept[std::size_t(m_shown)].file;
    const DashboardItem removed = dashboard().items[std::size_t(index)];
    change(tr("removal"), withoutItem(dashboard(), std::size_t(index)));
    offerUndo(itemTitle(removed), [this, file, removed] { bringBack(file, removed); });
}

/// To its place, unless it is back already. What was changed meanwhile stays.
void DashboardPage::bringBack(const QString &file, const DashboardItem &item)
{
    showDashboard(file);
    if (m_shown < 0 || m_kept[std::size_t(m_shown)].file != file
        || std::ranges::count(dashboard().items, item) > 0)
        return;
    Dashboard wanted = withItem(dashboard(), item);
    const std::size_t last = wanted.items.size() - 1;
    change(tr("bringing %1 back").arg(itemTitle(item)),
           withPlace(std::move(wanted), last, item.place));
}

void DashboardPage::restore(const QString &file)
{
    m_shown = -1;
    m_wanted = file;
    m_shelf.restore(file);
}

void DashboardPage::showDashboard(const QString &file)
{
    m_wanted = file;
    const auto at = std::ranges::find(m_kept, file, &ShelvedDashboard::file);
    if (at != m_kept.end())
        choose(int(at - m_kept.begin()));
}

void DashboardPage::plot(const Selector &selector, bool isRate)
{
    if (!m_isLoaded) {
        m_toPlot.emplace_back(selector, isRate);
        return;
    }
    if (m_shown < 0)
        create({tr("Scratch").toStdString(), {}});
    DashboardItem item;
    item.kind = selector.metric.ends_with("_bucket") ? Kind::HeatMap : Kind::Chart;
    item.series = {selector};
    item.isRate = isRate && item.kind == Kind::Chart && isCounterName(selector.metric);
    item.place = usualPlace(item.kind);
    change(tr("adding %1").arg(itemTitle(item)), withItem(dashboard(), item));
}

void DashboardPage::importFile(const QString &path)
{
    m_shelf.import(path);
}

void DashboardPage::addItem(Kind kind)
{
    if (m_shown < 0)
        create({tr("Dashboard %1").arg(m_kept.size() + 1).toStdString(), {}});
    setEdited(true);
    DashboardItem item;
    item.kind = kind;
    item.place = usualPlace(kind);
    m_edited = int(dashboard().items.size());
    m_form->show();
    m_form->edit(item);
}

void DashboardPage::editItem(int index)
{
    if (index < 0 || index >= int(dashboard().items.size()))
        return;
    m_edited = index;
    m_form->show();
    m_form->edit(dashboard().items[std::size_t(index)]);
}

void DashboardPage::takeItem(const DashboardItem &item)
{
    Dashboard wanted = dashboard();
    const auto at = std::size_t(m_edited);
    if (at < wanted.items.size()) {
        wanted.items[at] = item;
        wanted.items[at].place = dashboard().items[at].place;
        change(tr("changing %1").arg(itemTitle(item)), std::move(wanted));
    } else {
        change(tr("adding %1").arg(itemTitle(item)), withItem(std::move(wanted), item));
    }
    closeForm();
    m_board->focusItem(at);
}

void DashboardPage::closeForm()
{
    m_edited = -1;
    m_form->hide();
}

void DashboardPage::change(const QString &words, const Dashboard &wanted)
{
    if (m_shown < 0)
        return;
    const auto &[file, before] = m_kept[std::size_t(m_shown)];
    const auto become = [page = QPointer(this), file = file](const Dashboard &dashboard) {
        if (page)
            page->apply(file, dashboard);
    };
    context().history.note(
        words, [become, before = before] { become(before); }, [become, wanted] { become(wanted); });
    become(wanted);
}

void DashboardPage::apply(const QString &file, const Dashboard &dashboard)
{
    const auto at = std::ranges::find(m_kept, file, &ShelvedDashboard::file);
    if (at == m_kept.end())
        return;
    at->dashboard = dashboard;
    m_shelf.save(*at);
    m_board->setDashboard(this->dashboard());
    showState();
}

void DashboardPage::rename()
{
    Dashboard wanted = dashboard();
    wanted.title = m_title->text().trimmed().toStdString();
    if (!wanted.title.empty() && wanted.title != dashboard().title)
        change(tr("renaming"), std::move(wanted));
}

void DashboardPage::setEdited(bool edited)
{
    m_edit->setChecked(edited);
    m_board->setEdited(edited);
    m_choice->setVisible(!edited);
    for (QWidget *editor : m_editors)
        editor->setVisible(edited);
    if (!edited)
        closeForm();
}

void DashboardPage::showState()
{
    m_choice->clear();
    for (const ShelvedDashboard &kept : m_kept) {
        const QString title = QString::fromStdString(kept.dashboard.title);
        m_choice->addItem(title.isEmpty() ? kept.file : title);
    }
    m_choice->setCurrentIndex(m_shown);
    m_choice->setVisible(!m_kept.empty());
    m_edit->setEnabled(m_shown >= 0);
    m_title->setText(QString::fromStdString(dashboard().title));
    m_stack->setCurrentIndex(dashboard().items.empty() ? 1 : 0);
    m_empty->setText(m_shown < 0 ? tr("No dashboard yet") : tr("Nothing on this dashboard yet"),
                     tr("Put tiles, charts, tables and heat maps where you want them. Ctrl+B finds "
                        "any series and draws it here. Each dashboard is a file in %1.")
                         .arg(m_shelf.folder()));
    m_empty->setAction(tr("Add a chart"));
}

void DashboardPage::say(CellState state, const QString &words)
{
    m_said->setState(state, words);
    m_said->setToolTip(words);
    m_said->setVisible(!words.isEmpty());
}

ViewState DashboardPage::view() const
{
    if (m_shown < 0)
        return {};
    return {{kShownKey, m_kept[std::size_t(m_shown)].file.toStdString()}};
}

void DashboardPage::setView(const ViewState &state)
{
    const auto found = state.find(kShownKey);
    if (found == state.end())
        return;
    m_wanted = QString::fromStdString(found->second);
    const auto at = std::ranges::find(m_kept, m_wanted, &ShelvedDashboard::file);
    if (at != m_kept.end())
        choose(int(at - m_kept.begin()));
}

} // namespace perfdeck
