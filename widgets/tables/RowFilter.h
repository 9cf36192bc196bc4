// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
QT_END_NAMESPACE

namespace perfdeck {

class RowSnapshot;

/// Which rows of a table are wanted, as typed into its filter field. All parts have to hold:
///   llama            some text column contains it, capitals or not; "two words" are one text
///   model:llama      the column Model contains it
///   state=down       the column State is exactly that; != is anything else
///   p99>200ms        a number compared, with its unit: > >= < <= = !=, 5 %, 1.5GiB, 3k
///   -llama           not
/// A column is named by its heading without blanks and signs, capitals or not, or by the beginning
/// of it if only one begins so. What names no column is searched as it stands ("host:8000").
/// Numbers that are not known fulfil no comparison. A value; read on the GUI thread.
class RowFilter final
{
public:
    RowFilter() = default;

    [[nodiscard]] static RowFilter parse(const QString &text, const QAbstractItemModel &headings);

    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }

    /// Any thread.
    [[nodiscard]] bool accepts(const RowSnapshot &rows, int row) const;

    /// What could not be understood, and why; empty if all was.
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    enum class Kind
    {
        Word,
        Contains,
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual
    };

    struct Term
    {
        Kind kind = Kind::Word;
        bool isNegated = false;
        int column = -1;
        QString text; ///< folded
        std::optional<double> number; ///< in base units
    };

    [[nodiscard]] Term termOf(const QString &part, const QAbstractItemModel &headings);
    [[nodiscard]] static bool compares(const Term &term, double number);
    [[nodiscard]] static bool holds(const Term &term, const RowSnapshot &rows, int row);

    std::vector<Term> m_terms;
    QString m_problem;
};

} // namespace perfdeck
