// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadSecrets.h"

#include "core/base/CredentialFile.h"

#include <array>
#include <cstdlib>
#include <openssl/evp.h>

namespace perfdeck {

namespace {

Result<std::string> readSecret(const Secret &secret)
{
    switch (secret.place) {
    case Secret::Place::Value:
        return secret.text;
    case Secret::Place::Entry:
        return secret.value;
    case Secret::Place::File:
        return readCredentialFile(secret.text, FileSecrecy::Secret);
    case Secret::Place::Variable:
        if (const char *value = std::getenv(secret.text.c_str()); value != nullptr)
            return std::string(value);
        return failure(ErrorKind::NotFound,
                       "The environment variable " + secret.text + " is not set");
    case Secret::Place::None:
        break;
    }
    return std::string();
}

std::string base64(const std::string &bytes)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char *>(text.data()),
                                     reinterpret_cast<const unsigned char *>(bytes.data()),
                                     static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

} // namespace

Result<RequestSet::Headers> secretHeaders(const SourceAccess &access)
{
    RequestSet::Headers headers;
    if (!access.bearerToken.empty()) {
        const auto token = readSecret(access.bearerToken);
        if (!token)
            return failure(token.error());
        headers.emplace_back("Authorization", "Bearer " + *token);
    } else if (!access.basicUser.empty()) {
        const auto password = readSecret(access.basicPassword);
        if (!password)
            return failure(password.error());
        headers.emplace_back("Authorization",
                             "Basic " + base64(access.basicUser + ":" + *password));
    }
    for (const auto &[name, secret] : access.headers) {
        const auto value = readSecret(secret);
        if (!value)
            return failure(value.error());
        headers.emplace_back(name, *value);
    }
    return headers;
}

} // namespace perfdeck
