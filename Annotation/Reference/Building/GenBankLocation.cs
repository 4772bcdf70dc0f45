using System.Globalization;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Where a feature lies: <c>join(1..9,20..30)</c>, <c>complement(&lt;5..40)</c> and their combinations.</summary>
/// <param name="Forward">Whether it is read left to right.</param>
/// <param name="Parts">Its parts in the order in which they are joined, read on the forward strand.</param>
/// <param name="PartialStart">Whether it begins before its first base, in reading direction.</param>
/// <param name="PartialEnd">Whether it goes on behind its last base, in reading direction.</param>
internal sealed record GenBankLocation(bool Forward, IReadOnlyList<(int Start, int End)> Parts, bool PartialStart, bool PartialEnd)
{
    /// <summary>Parses a location; absent when it lies on several strands or on another record.</summary>
    public static GenBankLocation? Parse(string text)
    {
        var spans = new List<Span>();
        if (!TryAdd(text, complemented: false, spans) || spans.Count == 0 || spans.Select(span => span.Complemented).Distinct().Count() > 1)
        {
            return null;
        }

        var forward = !spans[0].Complemented;
        if (!forward)
        {
            // Each complement lists its parts in reading direction once they are complemented: turn them to the forward strand.
            spans.Reverse();
        }

        var (low, high) = (spans[0].OpenStart, spans[^1].OpenEnd);
        return new(forward, [.. spans.Select(span => (span.Start, span.End))], forward ? low : high, forward ? high : low);
    }

    private static bool TryAdd(string text, bool complemented, List<Span> spans)
    {
        if (Inside(text, "complement") is { } inner)
        {
            var own = new List<Span>();
            var good = TryAdd(inner, !complemented, own);
            own.Reverse();
            spans.AddRange(own);
            return good;
        }

        if ((Inside(text, "join") ?? Inside(text, "order")) is { } list)
        {
            return Split(list).All(part => TryAdd(part, complemented, spans));
        }

        if (Span.Parse(text, complemented) is not { } span)
        {
            return false;
        }

        spans.Add(span);
        return true;
    }

    private static string? Inside(string text, string operation)
        => text.StartsWith(operation + "(", StringComparison.Ordinal) && text.EndsWith(')') ? text[(operation.Length + 1)..^1] : null;

    private static IEnumerable<string> Split(string list)
    {
        var (depth, from) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (list[i] == ',' && depth == 0)
            {
                yield return list[from..i];
                from = i + 1;
            }
        }

        yield return list[from..];
    }

    private sealed record Span(int Start, int End, bool OpenStart, bool OpenEnd, bool Complemented)
    {
        public static Span? Parse(string text, bool complemented)
        {
            var ends = text.Split("..");
            return ends.Length <= 2 && Number(ends[0]) is { } start && Number(ends[^1]) is { } end && start >= 1 && end >= start
                ? new(start, end, ends[0].StartsWith('<'), ends[^1].StartsWith('>'), complemented)
                : null;
        }

        private static int? Number(string text)
            => int.TryParse(text.TrimStart('<', '>'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
