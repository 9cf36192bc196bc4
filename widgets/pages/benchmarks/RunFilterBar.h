// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/BenchmarkRunsModel.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
QT_END_NAMESPACE

namespace perfdeck {

/// Choices that narrow the runs: kind, state, verdict, model, device, how old. GUI thread.
class RunFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit RunFilterBar(QWidget *parent = nullptr);

    [[nodiscard]] RunFilter filter() const;
    /// What models and devices there are to choose from; what is chosen stays.
    void offer(const BenchmarkRuns &runs);

    [[nodiscard]] bool isNarrowed() const { return filter() != RunFilter(); }

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QComboBox *addChoice(const char *name, const QString &words, const QString &all);
    void fillNames(QComboBox &choice, std::string CellKey::*member, const BenchmarkRuns &runs);

    QComboBox *m_kind;
    QComboBox *m_state;
    QComboBox *m_verdict;
    QComboBox *m_model;
    QComboBox *m_device;
    QComboBox *m_age;
};

} // namespace perfdeck
