// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Feed.h"

#include <QString>

#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace perfdeck {

/// A row of a table and the series whose course is drawn in it.
struct CourseWish
{
    QString id;
    Selector selector;

    friend bool operator==(const CourseWish &, const CourseWish &) = default;
};

/// The courses that stand in the cells of a table: one question of few columns for all rows that
/// can be seen. Courses of rows scrolled away are kept for a while. GUI thread.
class CourseFeed final : public Feed
{
    Q_OBJECT

public:
    CourseFeed(Questions questions, TimeScope &scope, QObject *parent = nullptr);

    /// The rows that can be seen; asks when there are others than before.
    void setWishes(std::vector<CourseWish> wishes);
    /// Equally spaced over the range, NaN where there is nothing; empty when not known.
    [[nodiscard]] std::span<const double> course(const QString &id) const;

    static constexpr int kColumns = 48;

Q_SIGNALS:
    void coursesReady();

protected:
    void ask(Ticket ticket) override;

    [[nodiscard]] Duration pace() const override { return std::chrono::seconds(5); }

private:
    void keep(const Frame &frame, const std::vector<CourseWish> &wishes);

    std::vector<CourseWish> m_wishes;
    std::unordered_map<QString, std::vector<double>> m_courses;
};

} // namespace perfdeck
