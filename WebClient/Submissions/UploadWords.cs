using GasOrleans.Annotation.Verdicts;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Components;

namespace GasOrleans.WebClient.Submissions;

/// <summary>What an upload is told, with the codes that the engine has for the same.</summary>
internal static class UploadWords
{
    public static Refusal TooLarge(long bytes, long most) => new Refusal.BadUpload(
        CodeBook.Of(Code.FileTooLarge).Id,
        $"This file is {Amounts.Bytes(bytes)}, and your plan takes up to {Amounts.Bytes(most)}. Split it by chromosome, or upgrade to a larger plan.");
}
