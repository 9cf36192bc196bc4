// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"
#include "widgets/pages/alerts/channels/PlanSecrets.h"
#include "widgets/pages/PageContext.h"

#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QPushButton;
class QTabWidget;
QT_END_NAMESPACE

namespace perfdeck {

class ChannelForm;
class DurationField;
class MuteForm;
class NamedList;
class RouteForm;
class StateLabel;
class WrappedLabel;

/// Whom alerts are told: channels, routes in their order, mute times, the dead-man's switch. A
/// window of its own that is in nobody's way; PageContext::alerts has to be there. Nothing is
/// changed before it is saved. GUI thread.
class PlanEditor final : public QWidget
{
    Q_OBJECT

public:
    /// Removes what was kept.
    using ForgetSecret = std::function<void(const Secret &secret)>;

    PlanEditor(const PageContext &context,
               SecretKeeper keep,
               ForgetSecret forget,
               QWidget *parent = nullptr);

    [[nodiscard]] const NoticePlan &plan() const { return m_plan; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeChannels();
    [[nodiscard]] QWidget *makeRoutes();
    [[nodiscard]] QWidget *makeMutes();
    [[nodiscard]] QWidget *makeDeadMan();
    [[nodiscard]] QWidget *makeButtons();
    [[nodiscard]] QWidget *beside(NamedList *list, QWidget *form);
    void showAll();
    void showChannel(int row);
    void showRoute(int row);
    void showMute(int row);
    void showDelivery();
    void channelEdited();
    void routeEdited();
    void muteEdited();
    void renameChannel(const std::string &from, const std::string &to);
    void namesChanged();
    void test();
    void save();
    void say(const QString &problem);

    PageContext m_context;
    SecretKeeper m_keep;
    ForgetSecret m_forget;
    NoticePlanPtr m_before; ///< as it is in force
    NoticePlan m_plan; ///< as it is written here
    bool m_isShowing = false; ///< fields are filled, nobody edits them
    QTabWidget *m_tabs;
    NamedList *m_channels;
    ChannelForm *m_channel;
    QPushButton *m_test;
    StateLabel *m_outcome;
    NamedList *m_routes;
    RouteForm *m_route;
    NamedList *m_mutes;
    MuteForm *m_mute;
    QComboBox *m_deadMan;
    DurationField *m_deadManInterval;
    WrappedLabel *m_problem;
    QPushButton *m_save;
};

} // namespace perfdeck
