// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Laws.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

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

} // namespace perfdeck
