// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/ViewTabs.h"

#include "widgets/style/Style.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr auto kViewKey = "view";
constexpr auto kSeparator = "."; ///< between the name of a view and its own keys

} // namespace

ViewTabs::ViewTabs(const char *name,
                   const QString &words,
                   std::vector<ViewEntry> entries,
                   QWidget *parent)
    : QWidget(parent)
    , m_entries(std::move(entries))
    , m_views(m_entries.size())
    , m_states(m_entries.size())
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
{
    m_tabs->setObjectName(QString::fromLatin1(name));
    m_tabs->setAccessibleName(words);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const ViewEntry &entry : m_entries)
        m_tabs->setTabToolTip(m_tabs->addTab(entry.title), entry.toolTip);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * Style::kGrid);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, qOverload<int>(&ViewTabs::show));
}

Page &ViewTabs::viewAt(std::size_t index)
{
    if (m_views[index] == nullptr) {
        Page *view = m_entries[index].make().release();
        m_views[index] = view;
        m_stack->addWidget(view);
        view->setAwake(m_isAwake);
        view->setView(m_states[index]);
        connect(view, &Page::settled, this, [this] {
            if (isSettled())
                Q_EMIT settled();
        });
    }
    return *m_views[index];
}

void ViewTabs::show(int index)
{
    if (m_tabs->currentIndex() != index)
        return m_tabs->setCurrentIndex(index); // comes back here
    Page &view = viewAt(std::size_t(index));
    m_stack->setCurrentWidget(&view);
    Q_EMIT shown(&view);
}

bool ViewTabs::show(const std::string &name)
{
    for (std::size_t at = 0; at < m_entries.size(); ++at) {
        if (name == m_entries[at].name) {
            show(int(at));
            return true;
        }
    }
    return false;
}

Page *ViewTabs::current() const
{
    return static_cast<Page *>(m_stack->currentWidget());
}

void ViewTabs::setAwake(bool awake)
{
    m_isAwake = awake;
    for (Page *view : m_views)
        if (view != nullptr)
            view->setAwake(awake);
}

bool ViewTabs::isSettled() const
{
    return current() == nullptr || current()->isSettled();
}

ViewState ViewTabs::view() const
{
    ViewState state{{kViewKey, m_entries[std::size_t(m_tabs->currentIndex())].name}};
    for (std::size_t at = 0; at < m_views.size(); ++at)
        for (const auto &[key, value] : m_views[at] != nullptr ? m_views[at]->view() : m_states[at])
            state[std::string(m_entries[at].name) + kSeparator + key] = value;
    return state;
}

void ViewTabs::setView(const ViewState &state)
{
    for (std::size_t at = 0; at < m_views.size(); ++at) {
        ViewState own;
        const std::string prefix = std::string(m_entries[at].name) + kSeparator;
        for (const auto &[key, value] : state)
            if (key.starts_with(prefix))
                own[key.substr(prefix.size())] = value;
        m_states[at] = own;
        if (m_views[at] != nullptr)
            m_views[at]->setView(own);
    }
    if (const auto wanted = state.find(kViewKey); wanted != state.end())
        show(wanted->second);
}

} // namespace perfdeck
