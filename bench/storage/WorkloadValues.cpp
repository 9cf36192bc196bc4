// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the values of W1 and of W2, series after series, as native doubles, for peers that are fed
// by a program of their own. Usage: workload_values W1_FILE W2_FILE
#include "bench/storage/Workload.h"

#include <cstdio>
#include <fstream>

namespace {

bool write(const perfdeck::bench::Workload &workload, const char *path)
{
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char *>(workload.values.data()),
               static_cast<std::streamsize>(workload.values.size() * sizeof(double)));
    file.close();
    return static_cast<bool>(file);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("Usage: workload_values W1_FILE W2_FILE\n", stderr);
        return 2;
    }
    const bool written = write(perfdeck::bench::makeWideWorkload(), argv[1])
        && write(perfdeck::bench::makeLongWorkload(), argv[2]);
    return written ? 0 : 1;
}
