// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/model/Dice.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace perfdeck::simulation {

std::size_t Dice::index(std::size_t count)
{
    return static_cast<std::size_t>(unit() * static_cast<double>(count));
}

std::size_t Dice::weighted(std::span<const double> weights)
{
    double left = unit() * std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0)
            return i;
    }
    return weights.size() - 1;
}

double Dice::exponential(double mean)
{
    return -mean * std::log(1 - unit());
}

double Dice::normal(double mean, double deviation)
{
    const double radius = std::sqrt(-2 * std::log(1 - unit()));
    return mean + deviation * radius * std::cos(2 * std::numbers::pi * unit());
}

std::uint32_t Dice::poisson(double mean)
{
    constexpr double kLarge = 50; // from here on the normal distribution is near enough
    if (mean >= kLarge)
        return static_cast<std::uint32_t>(std::max(0.0, std::round(normal(mean, std::sqrt(mean)))));
    std::uint32_t count = 0;
    for (double left = unit() - std::exp(-mean), term = std::exp(-mean); left > 0; ++count) {
        term *= mean / (count + 1);
        if (term == 0)
            break;
        left -= term;
    }
    return count;
}

std::string Dice::uuid()
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::uint64_t halves[] = {bits(), bits()};
    halves[0] = (halves[0] & ~0xF000ULL) | 0x4000ULL; // version 4
    halves[1] = (halves[1] & ~(3ULL << 62U)) | (2ULL << 62U); // variant 1
    std::string text;
    for (unsigned place = 0; place < 32; ++place) {
        if (place == 8 || place == 12 || place == 16 || place == 20)
            text += '-';
        text += kDigits[(halves[place / 16] >> (60U - 4U * (place % 16))) & 15U];
    }
    return text;
}

} // namespace perfdeck::simulation
