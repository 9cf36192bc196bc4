// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/BenchmarkDesk.h"
#include "widgets/panels/Panel.h"

#include <vector>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
QT_END_NAMESPACE

namespace perfdeck {

class CheckedField;
class DurationField;
class ValueField;

/// A benchmark while it is written: what is measured, on which combinations, how long, and what
/// would be good. Fields that the kind has no use for are hidden; what has no field stays as the
/// definition had it. GUI thread.
class BenchmarkForm final : public Panel
{
    Q_OBJECT

public:
    BenchmarkForm(const Style &style, BenchmarkDesk &desk, QWidget *parent = nullptr);

    void edit(BenchmarkDefinition definition);
    [[nodiscard]] BenchmarkDefinition definition() const;
    /// What keeps it from being run, in a sentence; empty: nothing does.
    [[nodiscard]] QString problem() const;
    /// To the first field.
    void begin();

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] QWidget *makeFields();
    void makeHead(QFormLayout &form);
    void makeSubject(QFormLayout &form);
    void makeMatrix(QFormLayout &form);
    void makeEffort(QFormLayout &form);
    void makeObjectives(QFormLayout &form);
    void makeModes(QFormLayout &form);
    [[nodiscard]] QWidget *makeServer();
    [[nodiscard]] CheckedField *addList(QFormLayout &form,
                                        const char *name,
                                        const QString &words,
                                        const QString &hint,
                                        bool isWhole);
    [[nodiscard]] QLineEdit *
    addText(QFormLayout &form, const char *name, const QString &words, const QString &hint);
    [[nodiscard]] ValueField *
    addObjective(QFormLayout &form, const char *name, const ServiceObjective &objective);
    [[nodiscard]] BenchmarkKind kind() const;
    void showKind();
    void askServer();
    void showServer(const BenchmarkServerFacts &facts);

    /// An objective that has a field.
    struct ObjectiveField
    {
        ServiceObjective objective;
        ValueField *field = nullptr;
    };

    void readSubject(BenchmarkDefinition &made) const;
    void readMatrix(BenchmarkMatrix &matrix) const;
    void readObjectives(std::vector<ServiceObjective> &objectives) const;

    const Style &m_style;
    BenchmarkDesk &m_desk;
    BenchmarkDefinition m_definition; ///< that is edited
    QFormLayout *m_form = nullptr;
    QLineEdit *m_title = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_priority = nullptr;
    QComboBox *m_protocol = nullptr;
    QLineEdit *m_url = nullptr;
    QCheckBox *m_streams = nullptr;
    QComboBox *m_arrivals = nullptr;
    QPlainTextEdit *m_commands = nullptr;
    QWidget *m_serverPart = nullptr;
    QLineEdit *m_server = nullptr;
    QPushButton *m_ask = nullptr;
    QLabel *m_facts = nullptr;
    QLineEdit *m_models = nullptr;
    QLineEdit *m_devices = nullptr;
    QLineEdit *m_precisions = nullptr;
    CheckedField *m_batches = nullptr;
    CheckedField *m_sequences = nullptr;
    CheckedField *m_users = nullptr;
    CheckedField *m_rates = nullptr;
    CheckedField *m_threads = nullptr;
    DurationField *m_duration = nullptr;
    DurationField *m_warmUp = nullptr;
    CheckedField *m_count = nullptr;
    std::vector<ObjectiveField> m_objectives;
    QCheckBox *m_searches = nullptr;
    QCheckBox *m_progressive = nullptr;
    QCheckBox *m_incremental = nullptr;
};

} // namespace perfdeck
