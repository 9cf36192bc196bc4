// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/SidesModel.h"
#include "widgets/panels/Panel.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace perfdeck {

class RowTable;
class TimeScope;

/// What is compared: the sides in their order, and a form for further ones. GUI thread.
class SidesPanel final : public Panel
{
    Q_OBJECT

public:
    SidesPanel(const Style &style, TimeScope &scope, QWidget *parent = nullptr);

    /// What is offered to be added.
    void setThings(ComparableThingsPtr things);

    [[nodiscard]] const std::vector<ChosenSide> &sides() const { return m_sides; }

    void setSides(std::vector<ChosenSide> sides);
    /// A file of series, see core/engine/SideFile.h.
    void addFile(const QString &path);

Q_SIGNALS:
    void sidesChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeButtons();
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] int current() const;
    void add();
    void chooseFile();
    /// The chosen side once more, so much earlier.
    void addEarlier(Duration earlier);
    void makeFirst();
    void remove();
    void showButtons();
    void tell(const QString &problem);

    const Style &m_style;
    TimeScope &m_scope;
    ComparableThingsPtr m_things;
    std::vector<ChosenSide> m_sides;
    SidesModel m_rows;
    RowTable *m_list;
    QPushButton *m_first = nullptr;
    QPushButton *m_remove = nullptr;
    QToolButton *m_earlier = nullptr;
    QComboBox *m_thing = nullptr;
    QLineEdit *m_period = nullptr;
    QPushButton *m_add = nullptr;
    QLabel *m_problem = nullptr;
};

} // namespace perfdeck
