// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkNumbers.h"

#include <QComboBox>

#include <vector>

namespace perfdeck {

/// Which number of the cells is looked at. GUI thread.
class NumberChoice final : public QComboBox
{
    Q_OBJECT

public:
    /// `first` is shown until another is chosen, or there is none of it.
    NumberChoice(const char *name, CellNumber first, QWidget *parent = nullptr);

    void offer(const std::vector<CellNumber> &numbers);

    [[nodiscard]] CellNumber number() const;

Q_SIGNALS:
    void chosen();

private:
    std::vector<CellNumber> m_numbers;
    CellNumber m_wanted;
};

} // namespace perfdeck
