// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "widgets/pages/PageContext.h"
#include "widgets/panels/Panel.h"

#include <vector>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QLineEdit;
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

/// All that is said about one run: how it went, whether it can be trusted, what was run on what,
/// and what differs from the run before; its note and tags, which can be written. GUI thread.
class RunSummary final : public Panel
{
    Q_OBJECT

public:
    RunSummary(PageContext context, BenchmarkDesk &desk, QWidget *parent = nullptr);

    /// Null: none is chosen.
    void show(const BenchmarkRunPtr &run);
    using QWidget::show;

    /// Buttons for these.
    void setActions(const std::vector<QAction *> &actions);
    /// To the field of the note.
    void editNote();

private:
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeFields();
    /// A heading and its sentences below.
    [[nodiscard]] QLabel *addPart(QLayout &layout, const char *name, const QString &heading);
    void keepNote();

    PageContext m_context;
    BenchmarkDesk &m_desk;
    BenchmarkRunPtr m_run;
    QStackedWidget *m_stack;
    QLabel *m_title = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_reasons = nullptr;
    QLabel *m_preflight = nullptr;
    QLabel *m_change = nullptr;
    QLabel *m_definition = nullptr;
    QLabel *m_environment = nullptr;
    QWidget *m_buttons = nullptr;
    QLineEdit *m_note = nullptr;
    QLineEdit *m_tags = nullptr;
};

} // namespace perfdeck
