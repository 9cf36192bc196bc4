// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/Formula.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <muParser.h>
#include <string_view>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

struct Function1
{
    const char *name;
    double (*call)(double);
};

constexpr std::array kFunctions1{
    Function1{"abs", [](double value) { return std::fabs(value); }},
    Function1{"sqrt", [](double value) { return std::sqrt(value); }},
    Function1{"exp", [](double value) { return std::exp(value); }},
    Function1{"ln", [](double value) { return std::log(value); }},
    Function1{"log2", [](double value) { return std::log2(value); }},
    Function1{"log10", [](double value) { return std::log10(value); }},
    Function1{"floor", [](double value) { return std::floor(value); }},
    Function1{"ceil", [](double value) { return std::ceil(value); }},
    Function1{"round", [](double value) { return std::floor(value + 0.5); }}, // as in Prometheus
};

struct Function2
{
    const char *name;
    double (*call)(double, double);
};

/// What is undefined stays undefined, so no std::max here: it would drop a NaN.
constexpr std::array kFunctions2{
    Function2{"clamp_min",
              [](double value, double least) { return value < least ? least : value; }},
    Function2{"clamp_max", [](double value, double most) { return value > most ? most : value; }},
};

FormulaProblem problemOf(const mu::ParserError &error, std::size_t length)
{
    const int at = error.GetPos();
    const std::size_t position = at < 0 ? length : std::min(static_cast<std::size_t>(at), length);
    switch (error.GetCode()) {
    case mu::ecUNEXPECTED_EOF:
        return {length, "the expression ends too early"};
    case mu::ecMISSING_PARENS:
        return {length, "a ) is missing"};
    case mu::ecTOO_MANY_PARAMS:
        return {position, "too many values for this function"};
    case mu::ecTOO_FEW_PARAMS:
        return {position, "too few values for this function"};
    default:
        return {position, "this does not belong here"};
    }
}

} // namespace

class Formula::Private
{
public:
    Private(const std::string &text, std::size_t count)
        : operands(count, 1)
    {
        try {
            prepare(text);
            static_cast<void>(parser.Eval()); // compiles
            if (parser.GetNumResults() != 1) {
                problem = {text.find(','), "a comma only separates the values of a function"};
                isBroken = true;
            }
        } catch (const mu::ParserError &error) {
            problem = problemOf(error, text.size());
            isBroken = true;
        }
    }

    mu::Parser parser;
    std::vector<double> operands;
    FormulaProblem problem;
    bool isBroken = false;

private:
    void prepare(const std::string &text)
    {
        parser.ClearFun();
        parser.ClearConst();
        for (const Function1 &function : kFunctions1)
            parser.DefineFun(function.name, function.call);
        for (const Function2 &function : kFunctions2)
            parser.DefineFun(function.name, function.call);
        for (std::size_t i = 0; i < operands.size(); ++i)
            parser.DefineVar(operandName(i), &operands[i]);
        parser.SetExpr(text);
    }
};

std::string operandName(std::size_t number)
{
    return 'o' + std::to_string(number);
}

bool isFormulaFunction(std::string_view name)
{
    const auto isNamed = [name](const auto &function) { return function.name == name; };
    return std::ranges::any_of(kFunctions1, isNamed) || std::ranges::any_of(kFunctions2, isNamed);
}

Formula::Formula(const std::string &text, std::size_t operands)
    : m_private(std::make_unique<Private>(text, operands))
{
}

Formula::~Formula() = default;
Formula::Formula(Formula &&) noexcept = default;
Formula &Formula::operator=(Formula &&) noexcept = default;

const FormulaProblem *Formula::problem() const
{
    return m_private->isBroken ? &m_private->problem : nullptr;
}

std::span<double> Formula::operands()
{
    return m_private->operands;
}

double Formula::compute()
{
    // Not muParser's evaluation of many rows at once: Debian's starts threads for it.
    const double result = m_private->parser.Eval();
    if (std::isfinite(result))
        return result;
    const bool wasFinite = std::ranges::all_of(m_private->operands,
                                               [](double value) { return std::isfinite(value); });
    return wasFinite ? kUndefined : result;
}

} // namespace perfdeck
