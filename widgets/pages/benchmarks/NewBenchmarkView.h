// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/BenchmarkDefinitionsModel.h"
#include "widgets/pages/benchmarks/BenchmarkView.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

class BenchmarkForm;
class TablePanel;

/// All definitions, the form of the chosen one, and what stands against measuring now. GUI thread.
class NewBenchmarkView final : public BenchmarkView
{
    Q_OBJECT

public:
    NewBenchmarkView(PageContext context, BenchmarkTools tools, QWidget *parent = nullptr);

    /// To the list of definitions.
    void begin();
    /// Into the form; an empty one begins anew.
    void edit(const BenchmarkDefinition &definition);

private:
    [[nodiscard]] QWidget *makeTable();
    [[nodiscard]] QWidget *makeRight();
    [[nodiscard]] QWidget *makeFoot();
    void showDefinitions();
    void showChosen();
    void showPreflight();
    void check();
    void start();
    void keep();

    BenchmarkDefinitionsModel m_rows;
    TablePanel *m_table = nullptr;
    QLabel *m_refused;
    QLabel *m_preflight;
    BenchmarkForm *m_form;
    QLabel *m_remark;
    QPushButton *m_start = nullptr;
    QPushButton *m_keep = nullptr;
};

} // namespace perfdeck
