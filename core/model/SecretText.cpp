// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/SecretText.h"

#include "core/base/CredentialFile.h"

#include <cstdlib>

namespace perfdeck {

Result<std::string> secretText(const Secret &secret)
{
    switch (secret.place) {
    case Secret::Place::File:
        return readCredentialFile(secret.text, FileSecrecy::Secret);
    case Secret::Place::Variable:
        if (const char *value = std::getenv(secret.text.c_str()); value != nullptr && *value != 0)
            return std::string(value);
        return failure(ErrorKind::NotFound,
                       "The environment variable " + secret.text + " cannot be used",
                       "it is not set or empty",
                       "Set it before PerfDeck is started.");
    case Secret::Place::Entry:
        if (!secret.value.empty())
            return secret.value;
        return failure(ErrorKind::NotFound,
                       "The entry \"" + secret.text + "\" of the secret service cannot be used",
                       "it has not been read",
                       "Unlock the secret service and start the window again, or type the secret "
                       "again there. Without a window, name a file or a variable.");
    case Secret::Place::Value:
    case Secret::Place::None:
        break;
    }
    return secret.text;
}

} // namespace perfdeck
