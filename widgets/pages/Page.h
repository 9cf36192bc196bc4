// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Feed.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// What is remembered of how a page was set up (filters, what is chosen), as texts by name.
using ViewState = std::map<std::string, std::string>;

/// One tab. Its feeds run only while it is on screen: a hidden page costs nothing. GUI thread.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(PageContext context, QWidget *parent = nullptr);
    ~Page() override;

    /// False while nobody can see the window (minimised, or wholly covered where the desktop says
    /// so).
    virtual void setAwake(bool awake);
    /// Every question of the page has its answer.
    [[nodiscard]] virtual bool isSettled() const;

    [[nodiscard]] virtual ViewState view() const { return {}; }

    /// Names it does not know are passed over.
    virtual void setView(const ViewState &) { }

    /// Where the rows of the page are filtered. False: nowhere.
    virtual bool focusFilter() { return false; }

Q_SIGNALS:
    void settled();

protected:
    /// The page runs `feed` from now on, for as long as the feed lives.
    void run(Feed &feed);

    [[nodiscard]] const PageContext &context() const { return m_context; }

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void setFeedsActive();

    PageContext m_context;
    std::vector<Feed *> m_feeds;
    bool m_awake = true;
};

} // namespace perfdeck
