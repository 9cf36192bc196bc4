// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Source.h"
#include "widgets/models/SourcesModel.h"
#include "widgets/panels/SidePanel.h"

#include <functional>
#include <optional>
#include <string_view>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

class AccessForm;
struct EndpointTest;
class RowTable;
class Session;
class UndoBar;

/// Reads an address as it was typed.
using AddressReader = std::function<Result<SourceConfig>(std::string_view text, Duration interval)>;

/// The sources of the session, and a form that tries and adds an endpoint. GUI thread.
class SourcesPanel final : public SidePanel
{
    Q_OBJECT

public:
    SourcesPanel(Session &session,
                 AddressReader readAddress,
                 const Style &style,
                 QWidget *parent = nullptr);

    void focusAddress();
    /// What the form proposes for the next endpoint.
    void proposeInterval(Duration interval);
    /// Chooses the row with this id.
    void showSource(const QString &id);

Q_SIGNALS:
    /// The user added, changed, paused or removed a source.
    void edited();

private:
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeButtons();
    void showSources();
    void showSelection();
    void showOutcome(CellState state, const QString &words);
    void showTest(const EndpointTest &test);
    /// What the form says; tells the user when it cannot be used.
    [[nodiscard]] std::optional<SourceConfig> typed();
    void tryAddress();
    void addOrChange();
    void editCurrent();
    void pauseCurrent();
    void removeCurrent();
    void bringBack(const SourceConfig &config, bool wasPaused);
    void clearForm();
    void showKind();
    [[nodiscard]] const SourceRow *current() const;
    [[nodiscard]] bool nameIsTaken(const SourceConfig &config) const;

    Session &m_session;
    AddressReader m_readAddress;
    const Style &m_style;
    SourcesModel m_rows;
    std::optional<SourceId> m_editing; ///< set while an existing source is changed
    SourceConfig m_base; ///< of that one, for what the form does not show
    double m_proposedInterval = 5; ///< seconds
    unsigned m_tests = 0; ///< answers to older tests are dropped
    RowTable *m_list;
    QPushButton *m_pause;
    QPushButton *m_edit;
    QPushButton *m_remove;
    UndoBar *m_undo;
    QComboBox *m_kind;
    QLineEdit *m_address;
    QLineEdit *m_name;
    QDoubleSpinBox *m_interval;
    QLineEdit *m_headerName;
    QLineEdit *m_headerValue;
    AccessForm *m_access;
    QPushButton *m_try;
    QPushButton *m_add;
    QLabel *m_outcome;
};

/// What a trial poll found, in words, one fact a line.
[[nodiscard]] QString describeTest(const EndpointTest &test);

} // namespace perfdeck
