using System.Globalization;

namespace GasOrleans.Notifications;

/// <summary>What the owner of a job reads about each fact.</summary>
internal static class JobLetters
{
    public static Letter Of(JobNotice notice) => notice switch
    {
        JobNotice.Completed completed => new(
            $"Completed: {notice.FileName}",
            [$"Your annotation of {notice.FileName} is completed: {Count(completed.Records)}.", .. Window(completed.WindowEndsAt)],
            "See and download the result"),
        JobNotice.Failed failed => new(
            $"Could not be annotated: {notice.FileName}",
            [
                $"Your annotation of {notice.FileName} could not be made. {failed.Failure.What}{Line(failed.Failure.Line)}",
                $"How to fix it: {failed.Failure.Fix}",
            ],
            "See the annotation"),
        JobNotice.ArchivedSoon soon => new(
            $"Moves to cold storage soon: {notice.FileName}",
            [$"The result of {notice.FileName} moves to cold storage at {Instant(soon.At)}.", "Download it before, or keep it at hand with the premium plan. The log stays readable."],
            "Download the result"),
        JobNotice.Archived => new(
            $"In cold storage: {notice.FileName}",
            [$"The result of {notice.FileName} is in cold storage now.", "It comes back by itself when you take the premium plan. The log stays readable."],
            "See the annotation"),
        JobNotice.Restored => new(
            $"Your results are back: {notice.FileName}",
            [$"The result of {notice.FileName} is back from cold storage and can be downloaded."],
            "See and download the result"),
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice, "A notice that this version does not know."),
    };

    private static string[] Window(DateTimeOffset? end)
        => end is { } at ? [$"It stays at hand until {Instant(at)}; then it moves to cold storage. With the premium plan it stays."] : [];

    private static string Count(long records) => string.Create(CultureInfo.InvariantCulture, $"{records:N0} {(records == 1 ? "record" : "records")}");

    private static string Line(long? line) => line is { } number ? string.Create(CultureInfo.InvariantCulture, $" (line {number:N0})") : "";

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
