// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/RidgeRegression.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// Of the mean square of each column: draws shares towards 0.
constexpr double kPenalty = 0.01;
/// Reweighting settles within a few rounds.
constexpr int kRounds = 3;
/// Of Huber's weights: 95 % as efficient as least squares for normal numbers.
constexpr double kHuber = 1.345;

/// Solves M x = v for a symmetric positive definite M, given row by row (A. L. Cholesky).
std::vector<double> solve(std::vector<double> matrix, std::vector<double> vector)
{
    const std::size_t n = vector.size();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i * n + j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= matrix[i * n + k] * matrix[j * n + k];
            matrix[i * n + j] = i == j ? std::sqrt(sum) : sum / matrix[j * n + j];
        }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            vector[i] -= matrix[i * n + k] * vector[k];
        vector[i] /= matrix[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            vector[i] -= matrix[k * n + i] * vector[k];
        vector[i] /= matrix[i * n + i];
    }
    return vector;
}

/// 1.4826 × the median of absolute numbers.
double robustWidth(std::vector<double> rests)
{
    if (rests.empty())
        return 0;
    const auto middle = rests.begin() + static_cast<std::ptrdiff_t>(rests.size() / 2);
    std::ranges::nth_element(rests, middle);
    return 1.4826 * *middle;
}

} // namespace

RidgeRegression::RidgeRegression(std::size_t columns)
    : m_columns(columns)
{
}

void RidgeRegression::add(std::span<const double> row, double target)
{
    m_cells.insert(m_cells.end(), row.begin(), row.end());
    m_targets.push_back(target);
}

std::vector<double> RidgeRegression::robustFit() const
{
    if (m_columns == 0 || rows() == 0)
        return std::vector<double>(m_columns, 0.0);
    std::vector<double> shares = fit(std::vector<double>(rows(), 1.0));
    for (int round = 0; round < kRounds; ++round)
        shares = fit(weightsFor(shares));
    return shares;
}

std::vector<double> RidgeRegression::weightsFor(std::span<const double> shares) const
{
    std::vector<double> rests(rows());
    for (std::size_t r = 0; r < rows(); ++r) {
        double rest = m_targets[r];
        for (std::size_t c = 0; c < m_columns; ++c)
            rest -= shares[c] * m_cells[r * m_columns + c];
        rests[r] = std::abs(rest);
    }
    const double reach = kHuber * robustWidth(rests);
    for (double &rest : rests)
        rest = rest > reach && reach > 0 ? reach / rest : 1;
    return rests;
}

std::vector<double> RidgeRegression::fit(std::span<const double> weights) const
{
    const std::size_t n = m_columns;
    std::vector<double> squares(n * n, 0.0); // the lower half
    std::vector<double> products(n, 0.0);
    for (std::size_t r = 0; r < rows(); ++r) {
        const double *row = &m_cells[r * n];
        for (std::size_t i = 0; i < n; ++i) {
            const double weighted = weights[r] * row[i];
            products[i] += weighted * m_targets[r];
            for (std::size_t j = 0; j <= i; ++j)
                squares[i * n + j] += weighted * row[j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        double &own = squares[i * n + i];
        own = own > 0 ? own * (1 + kPenalty) : 1;
    }
    return solve(std::move(squares), std::move(products));
}

} // namespace perfdeck
