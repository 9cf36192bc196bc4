// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Laws.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/bessel.hpp>
#include <cmath>
#include <numbers>

namespace perfdeck {

namespace {

using namespace boost::math::policies;

/// What is undefined is NaN or infinite; nothing throws.
using Quiet = policy<domain_error<ignore_error>,
                     pole_error<ignore_error>,
                     overflow_error<ignore_error>,
                     evaluation_error<ignore_error>,
                     rounding_error<ignore_error>,
                     indeterminate_result_error<ignore_error>,
                     promote_double<false>>;

using Normal = boost::math::normal_distribution<double, Quiet>;
using Student = boost::math::students_t_distribution<double, Quiet>;
using ChiSquared = boost::math::chi_squared_distribution<double, Quiet>;
using Binomial = boost::math::binomial_distribution<double, Quiet>;
using Beta = boost::math::beta_distribution<double, Quiet>;

} // namespace

double normalCdf(double z)
{
    return cdf(Normal(), z);
}

double normalQuantile(double probability)
{
    return quantile(Normal(), probability);
}

double studentCdf(double t, double degreesOfFreedom)
{
    return cdf(Student(degreesOfFreedom), t);
}

double studentQuantile(double probability, double degreesOfFreedom)
{
    return quantile(Student(degreesOfFreedom), probability);
}

double chiSquaredCdf(double x, double degreesOfFreedom)
{
    return cdf(ChiSquared(degreesOfFreedom), x);
}

double chiSquaredQuantile(double probability, double degreesOfFreedom)
{
    return quantile(ChiSquared(degreesOfFreedom), probability);
}

double binomialCdf(double successes, double trials, double probability)
{
    return cdf(Binomial(trials, probability), successes);
}

double betaCdf(double x, double a, double b)
{
    return cdf(Beta(a, b), x);
}

double cramerVonMisesCdf(double x)
{
    if (!(x > 0))
        return std::isnan(x) ? x : 0;
    double sum = 0;
    double ratio = std::sqrt(std::numbers::pi); // Γ(k + ½) / k!
    for (int k = 0; k < 100; ++k) {
        const double y = 4 * k + 1;
        const double q = y * y / (16 * x);
        const double term
            = ratio * std::sqrt(y) * std::exp(-q) * boost::math::cyl_bessel_k(0.25, q, Quiet());
        sum += term;
        if (term < 1e-17 * sum || q > 700)
            break;
        ratio *= (k + 0.5) / (k + 1);
    }
    return std::min(1.0, sum / (std::pow(std::numbers::pi, 1.5) * std::sqrt(x)));
}

double kolmogorovCdf(double x)
{
    if (!(x > 0))
        return std::isnan(x) ? x : 0;
    // The theta series that converges faster: the first one below x = 1, the second one above.
    constexpr double kPi = std::numbers::pi;
    double sum = 0;
    if (x < 1) {
        for (int k = 1; k < 20; k += 2)
            sum += std::exp(-k * k * kPi * kPi / (8 * x * x));
        return std::sqrt(2 * kPi) / x * sum;
    }
    for (int k = 1; k < 20; ++k)
        sum += (k % 2 == 1 ? 1 : -1) * std::exp(-2 * k * k * x * x);
    return 1 - 2 * sum;
}

} // namespace perfdeck
