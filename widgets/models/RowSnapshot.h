// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>
#include <QVariant>

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace perfdeck {

/// What a cell says about health, for the delegate that paints it as shape, colour and word.
enum class CellState
{
    None,
    Good,
    Waiting,
    Warning,
    Critical
};

/// One column as a constant: a title, how wide it likes to be, and how a row is read. A column has
/// a `number` (sorted as such, shown in its unit), a `text`, or both (shown as text, sorted as
/// number). The functions are called from any thread.
template<class Row>
struct Column
{
    const char *title;
    const char *help;
    int characters; ///< preferred width
    Unit unit = Unit::None;
    std::optional<double> (*number)(const Row &) = nullptr;
    QString (*text)(const Row &) = nullptr;
    CellState (*state)(const Row &) = nullptr;
    bool isLeft = false; ///< a number that reads better at the left, such as a time
    /// What has to be said about the cell, for the tooltip and for screen readers; may be empty.
    QString (*note)(const Row &) = nullptr;
    bool isTime = false; ///< the number is seconds since the epoch, UTC

    [[nodiscard]] bool isNumeric() const { return number != nullptr; }

    [[nodiscard]] Qt::Alignment alignment() const
    {
        return Qt::AlignVCenter | (isNumeric() && !isLeft ? Qt::AlignRight : Qt::AlignLeft);
    }
};

/// What a column is called and what stands in it.
struct RowHeading
{
    QString title;
    Unit unit = Unit::None;
    bool isNumeric = false;
    bool isTime = false; ///< its numbers are seconds since the epoch, UTC
    bool hasNotes = false; ///< there may be something to say about its cells
};

/// The rows of a table at one moment. Never changes, so that sorting, filtering and saving read it
/// beside the GUI thread. Any thread.
class RowSnapshot
{
public:
    RowSnapshot() = default;
    RowSnapshot(const RowSnapshot &) = delete;
    RowSnapshot &operator=(const RowSnapshot &) = delete;
    virtual ~RowSnapshot() = default;

    [[nodiscard]] virtual int rowCount() const = 0;
    [[nodiscard]] virtual int columnCount() const = 0;
    [[nodiscard]] virtual RowHeading heading(int column) const = 0;
    /// The raw number or text; invalid when it is not known.
    [[nodiscard]] virtual QVariant value(int row, int column) const = 0;
    /// As it stands on screen.
    [[nodiscard]] virtual QString text(int row, int column) const = 0;
    [[nodiscard]] virtual QString note(int row, int column) const = 0;

    /// The text columns of each row, folded, one line each: what plain words are searched in. Made
    /// at the first call, O(rows × columns).
    [[nodiscard]] const std::vector<QString> &words() const;

private:
    mutable std::once_flag m_wordsMade;
    mutable std::vector<QString> m_words;
};

using RowSnapshotPtr = std::shared_ptr<const RowSnapshot>;

/// A snapshot of rows of one type, in their order. Of a repeated id the first row counts.
template<class Row>
class RowSet final : public RowSnapshot
{
public:
    /// `columns` and `context` as of RowModel.
    RowSet(std::span<const Column<Row>> columns, const char *context, std::vector<Row> rows);

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    /// −1: none. O(1).
    [[nodiscard]] int rowOf(const QString &id) const { return m_places.value(id, -1); }

    [[nodiscard]] int rowCount() const override { return int(m_rows.size()); }

    [[nodiscard]] int columnCount() const override { return int(m_columns.size()); }

    [[nodiscard]] RowHeading heading(int column) const override;

    [[nodiscard]] QVariant value(int row, int column) const override
    {
        return valueOf(m_columns[std::size_t(column)], m_rows[std::size_t(row)]);
    }

    [[nodiscard]] QString text(int row, int column) const override
    {
        return textOf(m_columns[std::size_t(column)], m_rows[std::size_t(row)]);
    }

    [[nodiscard]] QString note(int row, int column) const override
    {
        const Column<Row> &spec = m_columns[std::size_t(column)];
        return spec.note != nullptr ? spec.note(m_rows[std::size_t(row)]) : QString();
    }

    [[nodiscard]] static QVariant valueOf(const Column<Row> &column, const Row &row);
    [[nodiscard]] static QString textOf(const Column<Row> &column, const Row &row);

private:
    std::span<const Column<Row>> m_columns;
    const char *m_context;
    std::vector<Row> m_rows;
    QHash<QString, int> m_places; ///< by id
};

template<class Row>
using RowSetPtr = std::shared_ptr<const RowSet<Row>>;

/// Taking many rows to pieces takes many milliseconds: whoever lets go of them last does not wait
/// for it.
template<class Row>
[[nodiscard]] RowSetPtr<Row>
makeRowSet(std::span<const Column<Row>> columns, const char *context, std::vector<Row> rows)
{
    return RowSetPtr<Row>(new RowSet<Row>(columns, context, std::move(rows)),
                          [](const RowSet<Row> *set) {
                              std::unique_ptr<const RowSet<Row>> owner(set);
                              if (set->rowCount() > kFewRows)
                                  dropInBackground(std::shared_ptr<const void>(std::move(owner)));
                          });
}

template<class Row>
RowSet<Row>::RowSet(std::span<const Column<Row>> columns,
                    const char *context,
                    std::vector<Row> rows)
    : m_columns(columns)
    , m_context(context)
    , m_rows(std::move(rows))
{
    m_places.reserve(qsizetype(m_rows.size()));
    std::erase_if(m_rows, [this](const Row &row) {
        const qsizetype place = m_places.size();
        if (m_places.contains(row.id))
            return true;
        m_places.insert(row.id, int(place));
        return false;
    });
}

template<class Row>
RowHeading RowSet<Row>::heading(int column) const
{
    const Column<Row> &spec = m_columns[std::size_t(column)];
    return {QCoreApplication::translate(m_context, spec.title),
            spec.unit,
            spec.isNumeric(),
            spec.isTime,
            spec.note != nullptr};
}

template<class Row>
QVariant RowSet<Row>::valueOf(const Column<Row> &column, const Row &row)
{
    if (!column.isNumeric())
        return shownName(column.text(row));
    const std::optional<double> number = column.number(row);
    return number ? QVariant(*number) : QVariant();
}

template<class Row>
QString RowSet<Row>::textOf(const Column<Row> &column, const Row &row)
{
    if (column.text != nullptr)
        return column.text(row);
    const std::optional<double> number = column.number(row);
    return number ? formatText(*number, column.unit) : QStringLiteral("–");
}

} // namespace perfdeck
