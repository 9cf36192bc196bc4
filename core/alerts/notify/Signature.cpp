// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/Signature.h"

#include <array>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace perfdeck {

std::string hmacSha256(std::string_view key, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    HMAC(EVP_sha256(),
         key.data(),
         static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char *>(text.data()),
         text.size(),
         digest.data(),
         &size);
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) {
        hex += kDigits[digest[i] >> 4U];
        hex += kDigits[digest[i] & 0xFU];
    }
    return hex;
}

} // namespace perfdeck
