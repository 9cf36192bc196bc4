// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Navigator.h"

#include "app/Pages.h"
#include "widgets/panels/Rail.h"

#include <QApplication>
#include <QStackedWidget>

#include <utility>

namespace perfdeck {

Navigator::Navigator(Rail &rail,
                     QStackedWidget &stack,
                     std::function<PageContext()> context,
                     QObject *parent)
    : QObject(parent)
    , m_rail(rail)
    , m_stack(stack)
    , m_context(std::move(context))
    , m_pages(pageEntries().size())
{
    for (const PageEntry &entry : pageEntries())
        rail.addEntry(QStringLiteral("rail-") + QString::fromLatin1(entry.name),
                      QCoreApplication::translate("Pages", entry.title),
                      QString::fromLatin1(entry.icon),
                      QCoreApplication::translate("Pages", entry.hint));
    connect(&rail, &Rail::chosen, this, &Navigator::show);
}

Page *Navigator::makePage(int index)
{
    const PageEntry &entry = pageEntries()[std::size_t(index)];
    Page *page = entry.make(m_context()).release();
    page->setObjectName(QStringLiteral("page-") + QString::fromLatin1(entry.name));
    m_stack.addWidget(page);
    page->setView(m_views[entry.name]);
    return page;
}

void Navigator::show(int index)
{
    if (index < 0 || index >= int(m_pages.size()))
        return;
    Page *&page = m_pages[std::size_t(index)];
    if (page == nullptr)
        page = makePage(index);
    const bool hadFocus = m_stack.isAncestorOf(QApplication::focusWidget());
    m_stack.setCurrentWidget(page);
    if (hadFocus)
        m_stack.window()->setFocus();
    m_rail.setCurrent(index);
    Q_EMIT shown(index);
}

std::map<std::string, ViewState> Navigator::views() const
{
    std::map<std::string, ViewState> views = m_views;
    for (std::size_t at = 0; at < m_pages.size(); ++at)
        if (m_pages[at] != nullptr)
            views[pageEntries()[at].name] = m_pages[at]->view();
    std::erase_if(views, [](const auto &entry) { return entry.second.empty(); });
    return views;
}

void Navigator::setViews(const std::map<std::string, ViewState> &views)
{
    m_views = views;
    for (std::size_t at = 0; at < m_pages.size(); ++at)
        if (m_pages[at] != nullptr)
            m_pages[at]->setView(m_views[pageEntries()[at].name]);
}

void Navigator::step(int by)
{
    const int count = int(m_pages.size());
    show((current() + by + count) % count);
}

int Navigator::current() const
{
    return m_rail.current();
}

Page *Navigator::page() const
{
    return qobject_cast<Page *>(m_stack.currentWidget());
}

void Navigator::setAwake(bool awake)
{
    for (Page *page : m_pages)
        if (page != nullptr)
            page->setAwake(awake);
}

} // namespace perfdeck
