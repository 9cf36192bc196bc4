// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/stats/sample/Samples.h"

#include <cmath>
#include <random>

namespace perfdeck {

std::vector<double> scattered(int count, double start, double step, int stride, int modulus)
{
    std::vector<double> samples;
    for (int i = 0; i < count; ++i)
        samples.push_back(start + step * ((i * stride) % modulus));
    return samples;
}

std::vector<double> middleA()
{
    return scattered(30, 10, 0.25, 37, 41);
}

std::vector<double> middleB()
{
    return scattered(28, 11.5, 0.25, 53, 47);
}

std::vector<double> largeA()
{
    return scattered(90, 10, 0.5, 37, 11);
}

std::vector<double> largeB()
{
    return scattered(80, 10.5, 0.5, 53, 12);
}

std::vector<double> noise(int count, unsigned seed, double share)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    std::vector<double> samples;
    double rest = normal(random);
    for (int i = 0; i < count; ++i) {
        samples.push_back(100 + 3 * rest);
        rest = share * rest + std::sqrt(1 - share * share) * normal(random);
    }
    return samples;
}

} // namespace perfdeck
