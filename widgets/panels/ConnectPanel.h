// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/SidePanel.h"
#include "widgets/panels/SourcesPanel.h"

#include <optional>

namespace perfdeck {

/// A model server, or a server of a test cluster, in three steps: its address, its key where it
/// wants one, a trial. For model servers it opens by itself at the first start, beside this
/// machine, which is live already. GUI thread.
class ConnectPanel final : public SidePanel
{
    Q_OBJECT

public:
    /// `kind` is Endpoint or Coordinator.
    ConnectPanel(SourceKind kind,
                 Session &session,
                 AddressReader readAddress,
                 const Style &style,
                 QWidget *parent = nullptr);

    void focusAddress();

Q_SIGNALS:
    /// A source was added.
    void connected();

private:
    void addStep(const QString &title, QWidget *field, const QString &hint);
    [[nodiscard]] std::optional<SourceConfig> typed();
    void tryAddress();
    void add();

    SourceKind m_kind;
    Session &m_session;
    AddressReader m_readAddress;
    const Style &m_style;
    unsigned m_tests = 0; ///< answers to older tests are dropped
    QLineEdit *m_address;
    QLineEdit *m_key;
    QPushButton *m_try;
    QPushButton *m_add;
    QLabel *m_outcome;
};

} // namespace perfdeck
