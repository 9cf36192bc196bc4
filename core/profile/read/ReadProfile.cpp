// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/ReadProfile.h"

#include "core/profile/read/ByteSource.h"
#include "core/profile/read/ProfileSniffer.h"
#include "core/profile/read/Readers.h"
#include "core/profile/read/ReadTask.h"

#include <memory>
#include <utility>

namespace perfdeck {

namespace {

Result<Profile> readAs(ProfileSyntax syntax, ByteSource &source, ReadTask &task)
{
    switch (syntax) {
    case ProfileSyntax::OnnxRuntime:
        return readOnnxRuntime(source, task);
    case ProfileSyntax::Trace:
        return readTrace(source, task);
    case ProfileSyntax::TensorRt:
        return readTensorRt(source, task);
    case ProfileSyntax::OneDnn:
        return readOneDnn(source, task);
    case ProfileSyntax::OnnxModel:
        return readOnnx(source, task);
    }
    return failure(ErrorKind::Internal, "There is no reader for " + task.path());
}

Result<ProfilePtr> readSource(ByteSource &source, ReadTask &task)
{
    const auto beginning = source.peek(kSniffed);
    if (!beginning)
        return failure(beginning.error());
    const auto syntax = sniffProfile(*beginning);
    if (!syntax)
        return failure(ErrorKind::InvalidInput,
                       task.path() + " is no profile: its first byte fits none of the formats",
                       {},
                       "Open a trace (JSON), a log of oneDNN or an ONNX model");
    auto profile = readAs(*syntax, source, task);
    if (!profile)
        return failure(profile.error());
    return std::make_shared<const Profile>(std::move(*profile));
}

} // namespace

Result<ProfilePtr> readProfile(const std::string &path,
                               const ReadOptions &options,
                               const std::stop_token &stop,
                               const ReadProgressSink &progress)
{
    const auto source = openBytes(path);
    if (!source)
        return failure(source.error());
    ReadTask task(path, options, stop, progress);
    return readSource(**source, task);
}

Result<ProfilePtr>
readProfileBytes(std::string_view bytes, const std::string &name, const ReadOptions &options)
{
    const auto source = memoryBytes(bytes, name);
    if (!source)
        return failure(source.error());
    const std::stop_token never;
    const ReadProgressSink nobody;
    ReadTask task(name, options, never, nobody);
    return readSource(**source, task);
}

} // namespace perfdeck
